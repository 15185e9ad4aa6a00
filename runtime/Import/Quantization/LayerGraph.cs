namespace ShuffleNet.Compiler.Import;

/// <summary>The layers of a network as they are quantised, in the order in which they run.</summary>
internal sealed class LayerGraph
{
    private readonly int[] _groups;

    /// <param name="layers">In order; the first is the image, the last the classifier.</param>
    /// <param name="groups">For each layer the first layer with which it shares its scale.</param>
    public LayerGraph(IReadOnlyList<Layer> layers, int[] groups)
    {
        Layers = layers;
        _groups = groups;
        LastReaders = new int[layers.Count];
        foreach (Layer layer in layers)
        {
            foreach (ChannelPlane plane in layer.Reads)
            {
                LastReaders[plane.Layer] = layer.Index;
            }
        }
    }

    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>The layers that read others, in order: all but the image.</summary>
    public IEnumerable<Layer> Computed => Layers.Skip(1);

    /// <summary>For each layer the last one that reads its result.</summary>
    public int[] LastReaders { get; }

    /// <summary>
    /// The first of the layers that share a scale, since a layer reads planes of several of them together; at least the layer itself.
    /// </summary>
    public int GroupOf(int layer) => _groups[layer];

    /// <summary>Whether every channel of a result has a scale of its own, which costs nothing before a depthwise convolution.</summary>
    public bool HasScalePerChannel(Layer layer) => layer is ConvolutionLayer
        && _groups.Count(group => group == _groups[layer.Index]) == 1
        && Computed.Where(reader => reader.Reads.Any(plane => plane.Layer == layer.Index))
            .All(reader => reader is ConvolutionLayer { IsDepthwise: true });
}
