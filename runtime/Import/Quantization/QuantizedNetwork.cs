namespace ShuffleNet.Compiler.Import;

/// <summary>
/// A classifier in 8-bit integers: what <see cref="Quantizer"/> gives and a file keeps. docs/int8.md defines its arithmetic and the
/// file.
/// </summary>
public sealed class QuantizedNetwork
{
    private readonly LayerGraph _graph;
    private readonly QuantizedLayer[] _numbers;

    internal QuantizedNetwork(NetworkSpec spec, LayerGraph graph, QuantizedLayer[] numbers, int images)
    {
        Spec = spec;
        _graph = graph;
        _numbers = numbers;
        CalibrationImages = images;
        Layers = [.. graph.Computed.Select(layer => new LayerNoise(layer.Name, numbers[layer.Index].SignalToNoise))];
    }

    /// <summary>The network.</summary>
    public NetworkSpec Spec { get; }

    /// <summary>How many images its ranges, weights and biases were chosen on.</summary>
    public int CalibrationImages { get; }

    /// <summary>How much every layer was changed, in the order in which they run.</summary>
    public IReadOnlyList<LayerNoise> Layers { get; }

    internal LayerGraph Graph => _graph;

    internal IReadOnlyList<QuantizedLayer> Numbers => _numbers;

    /// <summary>Opens a file that <see cref="Save"/> wrote.</summary>
    /// <exception cref="WeightException">The file is damaged, no quantised network, or its numbers contradict each other.</exception>
    /// <exception cref="IOException">The file cannot be opened or read; other exceptions of opening pass through as well.</exception>
    public static QuantizedNetwork Open(string path)
    {
        using WeightFile file = WeightFile.Open(path);
        return QuantizedFile.Read(file);
    }

    /// <summary>Reads what a stream holds from its position to its end; it stays open.</summary>
    /// <param name="stream">The content of a file.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="WeightException">As for <see cref="Open(string)"/>.</exception>
    public static QuantizedNetwork Open(Stream stream, string name)
    {
        using WeightFile file = WeightFile.Open(stream, name);
        return QuantizedFile.Read(file);
    }

    /// <summary>Writes the network as a safetensors file.</summary>
    /// <param name="destination">Takes the bytes of the file; stays open.</param>
    public void Save(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        QuantizedFile.Write(this, destination);
    }

    /// <summary>
    /// One inference: exactly the arithmetic of docs/int8.md, layer by layer. Slow; for finding out what a quantised network gives.
    /// </summary>
    /// <param name="image">Planar: channels, rows, columns of the spec's input.</param>
    /// <returns>One logit per class, before any softmax.</returns>
    /// <exception cref="ArgumentException">The image has another length.</exception>
    public float[] Logits(float[] image)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.Length != _graph.Layers[0].Length)
        {
            throw new ArgumentException(
                $"The image has {image.Length} floats; the network takes {_graph.Layers[0].Length}.", nameof(image));
        }

        int[][] values = new int[_graph.Layers.Count][];
        values[0] = IntegerNetwork.Input(_numbers[0], image);
        foreach (Layer layer in _graph.Computed)
        {
            values[layer.Index] = IntegerNetwork.Compute(layer, _numbers, values);
        }

        return IntegerNetwork.Logits(_numbers[^1], values[^1]);
    }
}
