namespace ShuffleNet.Compiler.Import;

/// <summary>The values of every tensor of a network over a set of images.</summary>
internal sealed class Calibration
{
    private readonly LayerGraph _graph;
    private readonly Dictionary<int, Histogram[]> _histograms = [];

    private Calibration(LayerGraph graph) => _graph = graph;

    /// <summary>The histogram of a layer's tensor, with those that share its scale; or one for each channel.</summary>
    public IReadOnlyList<Histogram> this[Layer layer] => _histograms[_graph.GroupOf(layer.Index)];

    /// <param name="network">Is run twice on every image.</param>
    /// <param name="images">As long as the input.</param>
    /// <param name="advance">Is told each share of the work that is done.</param>
    public static Calibration Of(FloatNetwork network, IReadOnlyList<float[]> images, Action<double> advance)
    {
        Calibration calibration = new(network.Graph);
        Dictionary<int, (float[] Min, float[] Max)> bounds = [];
        foreach (Layer layer in calibration.Coded.DistinctBy(layer => network.Graph.GroupOf(layer.Index)))
        {
            int count = network.Graph.HasScalePerChannel(layer) ? layer.Channels : 1;
            bounds.Add(network.Graph.GroupOf(layer.Index), (new float[count], new float[count]));
        }

        Parallel.For(0, images.Count, image =>
        {
            calibration.Visit(network.Run(images[image]), (group, part, values) =>
            {
                (float[] min, float[] max) = bounds[group];
                float least = Math.Min(0, Least(values));
                float most = Math.Max(0, Most(values));
                lock (min)
                {
                    min[part] = Math.Min(min[part], least);
                    max[part] = Math.Max(max[part], most);
                }
            });
            advance(0.5 / images.Count);
        });
        foreach ((int group, (float[] min, float[] max)) in bounds)
        {
            calibration._histograms.Add(group, [.. min.Zip(max, (least, most) => new Histogram(least, most))]);
        }

        Parallel.For(0, images.Count, image =>
        {
            calibration.Visit(network.Run(images[image]), (group, part, values) => calibration._histograms[group][part].Add(values));
            advance(0.5 / images.Count);
        });
        return calibration;
    }

    private delegate void Visitor(int group, int part, ReadOnlySpan<float> values);

    /// <summary>The layers whose results are codes.</summary>
    private IEnumerable<Layer> Coded => _graph.Layers.Where(layer => layer is not (MeanLayer or LinearLayer));

    private void Visit(float[][] values, Visitor visitor)
    {
        foreach (Layer layer in Coded)
        {
            int parts = _graph.HasScalePerChannel(layer) ? layer.Channels : 1;
            int length = layer.Length / parts;
            for (int part = 0; part < parts; part++)
            {
                visitor(_graph.GroupOf(layer.Index), part, values[layer.Index].AsSpan(part * length, length));
            }
        }
    }

    private static float Least(ReadOnlySpan<float> values)
    {
        float least = float.PositiveInfinity;
        foreach (float value in values)
        {
            least = Math.Min(least, value);
        }

        return least;
    }

    private static float Most(ReadOnlySpan<float> values)
    {
        float most = float.NegativeInfinity;
        foreach (float value in values)
        {
            most = Math.Max(most, value);
        }

        return most;
    }
}
