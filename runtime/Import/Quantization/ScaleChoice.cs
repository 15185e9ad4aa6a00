namespace ShuffleNet.Compiler.Import;

/// <summary>
/// The scales of all tensors. They are those of the least square error, made a little larger where the multipliers between them would
/// not be whole numbers, or too large for 16 bits.
/// </summary>
internal sealed class ScaleChoice
{
    // A channel that is nearly always 0 has a scale no further below the tensor's largest.
    private const int LargestSpread = 64;

    // More than the multipliers of a path through any network can push each other up.
    private const int MostRounds = 1000;

    private readonly FloatNetwork _network;
    private readonly LayerGraph _graph;
    private readonly Dictionary<int, double[]> _least = [];
    private readonly Dictionary<int, int> _zeros = [];
    private readonly Dictionary<int, float[]> _scales = [];
    private readonly Dictionary<int, QuantizedLayer> _rescaled = [];

    private ScaleChoice(FloatNetwork network, Calibration calibration)
    {
        _network = network;
        _graph = network.Graph;
        foreach (Layer layer in _graph.Layers.Where(layer => layer is not (MeanLayer or LinearLayer)))
        {
            CodeRange[] ranges = layer is InputLayer
                ? [CodeRange.Of(calibration[layer][0].Min, calibration[layer][0].Max)]
                : [.. calibration[layer].Select(CodeRange.Best)];
            double largest = ranges.Max(range => range.Scale);
            int group = _graph.GroupOf(layer.Index);
            _least[group] = [.. ranges.Select(range => Math.Max(range.Scale, largest / LargestSpread))];
            _zeros[group] = ranges[0].Zero;
        }
    }

    /// <summary>Scales and zeros of all layers by their index, and the multipliers between the scales of two.</summary>
    public static QuantizedLayer[] Of(FloatNetwork network, Calibration calibration)
    {
        ScaleChoice choice = new(network, calibration);
        for (int round = 0; round < MostRounds; round++)
        {
            choice.Rescale();
            if (choice.Fits())
            {
                return [.. network.Graph.Layers.Select(choice.Numbers)];
            }
        }

        throw new InvalidOperationException("the scales of the network do not settle");
    }

    private QuantizedLayer Numbers(Layer layer)
    {
        int group = _graph.GroupOf(layer.Index);
        QuantizedLayer numbers = _rescaled.GetValueOrDefault(layer.Index) ?? new QuantizedLayer();
        return _scales.TryGetValue(group, out float[]? scales) ? numbers with { Scales = scales, Zero = _zeros[group] } : numbers;
    }

    /// <summary>
    /// Where codes of one scale become codes of another, the multiplier is a whole number: the scale of the result is what it says.
    /// </summary>
    private void Rescale()
    {
        _scales.Clear();
        foreach (Layer layer in _graph.Layers.Where(layer => layer is not (MeanLayer or LinearLayer)))
        {
            int group = _graph.GroupOf(layer.Index);
            if (layer is ConvolutionLayer { Residual.Count: > 0 } sum)
            {
                float source = Scale(sum.Residual[0]);
                const double Unit = 1 << (15 - Requantization.ResidualShift + Requantization.ResidualBits);
                short multiplier = Multiplier(group, Unit * source);
                _rescaled[layer.Index] = new QuantizedLayer { Residual = multiplier };
            }
            else if (layer is PoolLayer { Divisor: not null } pool)
            {
                int full = pool.Window.Kernel * pool.Window.Kernel;
                double unit = (double)Scale(pool.Input[0]) * (1 << (15 - Requantization.AverageShift(pool.Window.Kernel)));
                Multiplier(group, unit / full);
                _rescaled[layer.Index] = new QuantizedLayer
                {
                    Multipliers =
                    [
                        .. Enumerable.Range(1, full)
                            .Select(count => (short)Math.Clamp(Math.Round(unit / (count * (double)_scales[group][0])), 1, short.MaxValue)),
                    ],
                };
            }
            else
            {
                _scales.TryAdd(group, Array.ConvertAll(_least[group], scale => (float)scale));
            }
        }
    }

    /// <summary>The multiplier that leads to a group's scale, and the scale where it has none yet.</summary>
    /// <param name="group">Of the result.</param>
    /// <param name="unit">The scale to which a multiplier of 1 leads.</param>
    private short Multiplier(int group, double unit)
    {
        if (_scales.TryGetValue(group, out float[]? scales))
        {
            return (short)Math.Clamp(Math.Round(unit / scales[0]), 1, short.MaxValue);
        }

        double multiplier = Math.Clamp(Math.Floor(unit / _least[group][0]), 1, short.MaxValue);
        _scales.Add(group, [(float)(unit / multiplier)]);
        return (short)multiplier;
    }

    /// <summary>Whether every sum is finer than the codes it becomes; otherwise the codes are made coarser.</summary>
    private bool Fits()
    {
        bool fits = true;
        foreach (ConvolutionLayer layer in _graph.Layers.OfType<ConvolutionLayer>())
        {
            int group = _graph.GroupOf(layer.Index);
            for (int channel = 0; channel < layer.Channels; channel++)
            {
                double finest = WeightRounding.Finest(_network, layer, channel, InputScale(layer, channel));
                int part = _scales[group].Length == 1 ? 0 : channel;
                if (_scales[group][part] < finest)
                {
                    _least[group][part] = finest * 1.001;
                    fits = false;
                }
            }
        }

        return fits;
    }

    private double InputScale(ConvolutionLayer layer, int channel) => Scale(layer.Input[layer.IsDepthwise ? channel : 0]);

    private float Scale(ChannelPlane plane)
    {
        float[] scales = _scales[_graph.GroupOf(plane.Layer)];
        return scales[scales.Length == 1 ? 0 : plane.Channel];
    }
}
