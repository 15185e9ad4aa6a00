namespace ShuffleNet.Compiler.Import;

/// <summary>
/// The weights, biases and multipliers of a layer. The multipliers come first, as whole numbers; the scales of the weights are what
/// they say, so that they are exact.
/// </summary>
internal static class WeightRounding
{
    private const int LargestShift = 13;

    /// <summary>
    /// The largest magnitude of a weight: of 7 bits where sums are over several channels, so that a pair of products of an unsigned and a
    /// signed byte stays within the 16 bits of x64's instruction; of 8 bits elsewhere.
    /// </summary>
    public static int Largest(Layer layer) => layer is ConvolutionLayer { IsDepthwise: false } ? 63 : 127;

    /// <summary>The scale of codes that the sums of a channel just suffice for.</summary>
    public static double Finest(FloatNetwork network, ConvolutionLayer layer, int channel, double inputScale)
    {
        const double LargestMultiplier = (short.MaxValue - 1) / 32768.0;
        return SumScale(network, layer, channel, inputScale) * Unit(layer) / LargestMultiplier;
    }

    /// <summary>Rounds the weights of a convolution.</summary>
    /// <param name="network">Has the weights.</param>
    /// <param name="layer">The convolution.</param>
    /// <param name="numbers">Of all layers; this one's has its scales.</param>
    /// <param name="moments">Of the inputs, for each group.</param>
    /// <param name="floatMeans">The mean of every input of every group in float32, tap by tap.</param>
    public static QuantizedLayer Round(
        FloatNetwork network,
        ConvolutionLayer layer,
        IReadOnlyList<QuantizedLayer> numbers,
        IReadOnlyList<InputMoments> moments,
        double[] floatMeans)
    {
        QuantizedLayer own = numbers[layer.Index];
        double[] inputScales = [.. Enumerable.Range(0, layer.Channels).Select(channel =>
        {
            ChannelPlane plane = layer.Input[layer.IsDepthwise ? channel : 0];
            return numbers[plane.Layer].ScaleOf(plane.Channel);
        })];
        double[] multipliers = [.. Enumerable.Range(0, layer.Channels).Select(channel =>
            SumScale(network, layer, channel, inputScales[channel]) * Unit(layer) / own.ScaleOf(channel))];
        bool adds = layer.Residual.Count > 0;
        int shift = Shift(multipliers.Max(), adds ? short.MaxValue : 1 << 13);
        double one = 1 << (15 + shift);
        short[] whole = [.. multipliers.Select(multiplier =>
            (short)Math.Clamp(Math.Ceiling(multiplier * one), adds ? 1 << 11 : 1 << 7, short.MaxValue))];

        // The value of a sum's step, which the multiplier makes exactly a code's, or a quarter of one.
        double[] sumScales = [.. whole.Select((multiplier, channel) => multiplier / one * own.ScaleOf(channel) / Unit(layer))];
        sbyte[] weights = Weights(
            layer, network.Weights(layer), moments, [.. sumScales.Zip(inputScales, (sum, input) => sum / input)], layer.Groups);
        int zero = numbers[layer.Input[0].Layer].Zero;
        int half = shift > 0 ? 1 << (shift - 1) : 0;
        int[] biases = new int[layer.Channels];
        for (int channel = 0; channel < layer.Channels; channel++)
        {
            int group = channel / layer.GroupOutputs;
            ReadOnlySpan<sbyte> row = weights.AsSpan(channel * layer.RowLength, layer.RowLength);
            ReadOnlySpan<double> means = floatMeans.AsSpan(group * layer.RowLength);
            double bias = Bias(network, layer, channel, row, moments[group], means, sumScales[channel]);
            double offset = ((own.Zero * Unit(layer)) + (adds ? Unit(layer) / 2 : 0)) * one / whole[channel];
            biases[channel] = Whole((bias / sumScales[channel]) + offset) + half - (zero * Sum(row));
        }

        return own with { Weights = weights, Biases = biases, Multipliers = whole, Shift = shift };
    }

    /// <summary>Rounds the weights of the classifier.</summary>
    /// <param name="network">Has the weights.</param>
    /// <param name="layer">The classifier.</param>
    /// <param name="inputScale">The value of a code of what is averaged.</param>
    /// <param name="moments">Of the means.</param>
    /// <param name="floatMeans">The mean of every input in float32.</param>
    public static QuantizedLayer Round(
        FloatNetwork network, LinearLayer layer, double inputScale, InputMoments moments, double[] floatMeans)
    {
        double step = inputScale / (1 << Requantization.MeanBits);
        float[] scales =
        [
            .. Enumerable.Range(0, layer.Channels).Select(channel => (float)Math.Max(
                LargestOf(network.Weights(layer).AsSpan(channel * layer.Input.Count, layer.Input.Count)) / Largest(layer) * step, 1e-30)),
        ];
        sbyte[] weights = Weights(layer, network.Weights(layer), [moments], Array.ConvertAll(scales, scale => scale / step), 1);
        int[] biases = new int[layer.Channels];
        for (int channel = 0; channel < layer.Channels; channel++)
        {
            ReadOnlySpan<sbyte> row = weights.AsSpan(channel * layer.Input.Count, layer.Input.Count);
            biases[channel] = Whole(Bias(network, layer, channel, row, moments, floatMeans, scales[channel]) / scales[channel]);
        }

        return new QuantizedLayer { Weights = weights, Biases = biases, LogitScales = scales };
    }

    /// <summary>The largest shift with which no multiplier exceeds a bound; 0 where even that one does.</summary>
    private static int Shift(double multiplier, int bound)
    {
        int shift = 0;
        while (shift < LargestShift && Math.Ceiling(multiplier * (1 << (15 + shift + 1))) <= bound)
        {
            shift++;
        }

        return shift;
    }

    private static sbyte[] Weights(
        Layer layer, float[] weights, IReadOnlyList<InputMoments> moments, double[] scales, int groups)
    {
        int taps = moments[0].Taps;
        int rows = scales.Length / groups;
        sbyte[] rounded = new sbyte[weights.Length];
        Parallel.For(0, groups, group =>
        {
            ErrorFeedback feedback = new(moments[group].Products());
            Parallel.For(group * rows, (group + 1) * rows, row =>
            {
                double[] steps = new double[taps];
                for (int tap = 0; tap < taps; tap++)
                {
                    steps[tap] = weights[(row * taps) + tap] / scales[row];
                }

                feedback.Round(steps, Largest(layer)).CopyTo(rounded, row * taps);
            });
        });
        return rounded;
    }

    /// <summary>The bias with which the mean of a channel's results is that of float32.</summary>
    private static double Bias(
        FloatNetwork network,
        Layer layer,
        int channel,
        ReadOnlySpan<sbyte> row,
        InputMoments moments,
        ReadOnlySpan<double> floatMeans,
        double sumScale)
    {
        double before = 0;
        double after = 0;
        for (int tap = 0; tap < row.Length; tap++)
        {
            before += network.Weights(layer)[(channel * row.Length) + tap] * floatMeans[tap];
            after += row[tap] * moments.Mean(tap);
        }

        return network.Biases(layer)[channel] + before - (after * sumScale);
    }

    /// <summary>What a sum's step is at least: that of the largest weight.</summary>
    private static double SumScale(FloatNetwork network, ConvolutionLayer layer, int channel, double inputScale) =>
        LargestOf(network.Weights(layer).AsSpan(channel * layer.RowLength, layer.RowLength)) / Largest(layer) * inputScale;

    /// <summary>Steps of a scaled sum to one of a code.</summary>
    private static int Unit(ConvolutionLayer layer) => layer.Residual.Count > 0 ? 1 << Requantization.ResidualBits : 1;

    /// <summary>A bias so large that its channel is saturated whatever the inputs are need not be larger.</summary>
    private static int Whole(double bias) => (int)Math.Clamp(Math.Round(bias), -(1 << 30), 1 << 30);

    private static int Sum(ReadOnlySpan<sbyte> values)
    {
        int sum = 0;
        foreach (sbyte value in values)
        {
            sum += value;
        }

        return sum;
    }

    private static double LargestOf(ReadOnlySpan<float> values)
    {
        double largest = 0;
        foreach (float value in values)
        {
            largest = Math.Max(largest, Math.Abs((double)value));
        }

        return largest;
    }
}
