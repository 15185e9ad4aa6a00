namespace ShuffleNet.Compiler.Import;

/// <summary>The network before it is quantised, layer by layer in float32.</summary>
internal sealed class FloatNetwork
{
    private readonly Dictionary<int, float[]> _weights = [];
    private readonly Dictionary<int, float[]> _biases = [];

    /// <exception cref="WeightException">The tensors are not this network's, or damaged.</exception>
    public FloatNetwork(LayerGraph graph, TensorSource tensors)
    {
        Graph = graph;
        (Layer Layer, LayerPacking Packing)[] layers =
            [.. graph.Layers.Where(layer => layer is ConvolutionLayer or LinearLayer).Select(layer => (layer, Packing(layer)))];
        TensorLookup lookup = new(tensors, [.. layers.Select(layer => layer.Packing)], []);
        foreach ((Layer layer, LayerPacking packing) in layers)
        {
            FoldedLayer folded = new(packing, lookup, tensors.BatchNormEpsilon, tensors.Name);
            int length = packing.Inputs * packing.Taps;
            float[] weights = new float[layer.Channels * length];
            for (int index = 0; index < weights.Length; index++)
            {
                weights[index] = folded.Weight(index / length, index % length);
            }

            _weights[layer.Index] = weights;
            _biases[layer.Index] = [.. Enumerable.Range(0, layer.Channels).Select(folded.Bias)];
        }
    }

    public LayerGraph Graph { get; }

    /// <summary>Row-major, batch normalisation folded in.</summary>
    public float[] Weights(Layer layer) => _weights[layer.Index];

    public float[] Biases(Layer layer) => _biases[layer.Index];

    /// <summary>The results of all layers.</summary>
    /// <param name="image">As long as the input.</param>
    public float[][] Run(float[] image)
    {
        float[][] values = new float[Graph.Layers.Count][];
        values[0] = image;
        foreach (Layer layer in Graph.Computed)
        {
            values[layer.Index] = Compute(layer, values);
        }

        return values;
    }

    /// <summary>One logit per class.</summary>
    /// <param name="image">As long as the input.</param>
    public float[] Logits(float[] image) => Run(image)[^1];

    /// <summary>The result of a layer.</summary>
    /// <param name="layer">Any but the image.</param>
    /// <param name="values">The results of those before it.</param>
    public float[] Compute(Layer layer, float[][] values) => layer switch
    {
        ConvolutionLayer convolution => Convolve(convolution, values),
        PoolLayer pool => Pool(pool, values),
        MeanLayer mean => [.. mean.Input.Select(plane => Sum(values[plane.Layer].AsSpan(plane.Channel * mean.InputArea, mean.InputArea))
            / mean.InputArea)],
        LinearLayer linear => Multiply(linear, values[linear.Input[0].Layer]),
        _ => throw new InvalidOperationException($"layer {layer.Name} is not computed"),
    };

    private float[] Convolve(ConvolutionLayer layer, float[][] values)
    {
        float[] result = new float[layer.Length];
        int rows = layer.GroupOutputs;
        for (int channel = 0; channel < layer.Channels; channel++)
        {
            result.AsSpan(channel * layer.Area, layer.Area).Fill(Biases(layer)[channel]);
        }

        for (int group = 0; group < layer.Groups; group++)
        {
            float[] patches = LayerPatches.Gather(layer, group, values, 0f);
            LayerPatches.Multiply(
                Weights(layer).AsSpan(group * rows * layer.RowLength, rows * layer.RowLength),
                patches,
                layer.Area,
                result.AsSpan(group * rows * layer.Area, rows * layer.Area));
        }

        for (int channel = 0; channel < layer.Residual.Count; channel++)
        {
            ChannelPlane plane = layer.Residual[channel];
            for (int pixel = 0; pixel < layer.Area; pixel++)
            {
                result[(channel * layer.Area) + pixel] += values[plane.Layer][(plane.Channel * layer.Area) + pixel];
            }
        }

        for (int index = 0; index < result.Length && layer.Relu; index++)
        {
            result[index] = Math.Max(0, result[index]);
        }

        return result;
    }

    private static float[] Pool(PoolLayer layer, float[][] values)
    {
        float[] result = new float[layer.Length];
        LayerWindow window = layer.Window;
        for (int index = 0; index < result.Length; index++)
        {
            ChannelPlane plane = layer.Input[index / layer.Area];
            (int row, int column) = Math.DivRem(index % layer.Area, layer.Shape.Width);
            (int top, int bottom) = window.Rows(row);
            (int left, int right) = window.Columns(column);
            int first = plane.Channel * window.Height * window.Width;
            float sum = 0;
            float largest = float.MinValue;
            for (int y = top; y < bottom; y++)
            {
                foreach (float value in values[plane.Layer].AsSpan(first + (y * window.Width) + left, right - left))
                {
                    sum += value;
                    largest = Math.Max(largest, value);
                }
            }

            result[index] = layer.Divisor is null ? largest : sum / layer.Count(row, column, (bottom - top) * (right - left));
        }

        return result;
    }

    private float[] Multiply(LinearLayer layer, float[] means)
    {
        float[] result = [.. Biases(layer)];
        LayerPatches.Multiply(Weights(layer), means, 1, result);
        return result;
    }

    private static float Sum(ReadOnlySpan<float> values)
    {
        float sum = 0;
        foreach (float value in values)
        {
            sum += value;
        }

        return sum;
    }

    private static LayerPacking Packing(Layer layer) => layer switch
    {
        ConvolutionLayer convolution => LayerPacking.Convolution(
            convolution.Name,
            convolution.Names.Norm,
            convolution.Channels,
            convolution.GroupInputs,
            convolution.Groups,
            convolution.Window.Kernel,
            [],
            0),
        LinearLayer linear => LayerPacking.Linear(linear.Name, linear.Bias, linear.Channels, linear.Input.Count, [], 0),
        _ => throw new InvalidOperationException($"layer {layer.Name} has no weights"),
    };
}
