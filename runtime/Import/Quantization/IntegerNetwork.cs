namespace ShuffleNet.Compiler.Import;

/// <summary>Computes the layers of an integer network as docs/int8.md says, one after the other.</summary>
internal static class IntegerNetwork
{
    /// <summary>The codes of an image.</summary>
    public static int[] Input(QuantizedLayer numbers, float[] image)
    {
        float reciprocal = 1 / numbers.Scales[0];
        return Array.ConvertAll(image, value => Requantization.Input(value, reciprocal, numbers.Zero));
    }

    /// <summary>The codes of a layer's result; of the mean its sixteenths, of the classifier its sums.</summary>
    /// <param name="layer">Any but the image.</param>
    /// <param name="numbers">Of all layers, by their index.</param>
    /// <param name="values">The results of those before it.</param>
    public static int[] Compute(Layer layer, IReadOnlyList<QuantizedLayer> numbers, int[][] values) => layer switch
    {
        ConvolutionLayer convolution => Convolve(convolution, numbers, values),
        PoolLayer pool => Pool(pool, numbers[pool.Index], values),
        MeanLayer mean => [.. mean.Input.Select(plane => Mean(values[plane.Layer].AsSpan(plane.Channel * mean.InputArea, mean.InputArea)))],
        LinearLayer linear => Multiply(numbers[linear.Index], values[linear.Input[0].Layer]),
        _ => throw new InvalidOperationException($"layer {layer.Name} is not computed"),
    };

    /// <summary>The logits of the classifier's sums.</summary>
    public static float[] Logits(QuantizedLayer numbers, int[] sums) => [.. sums.Zip(numbers.LogitScales, (sum, scale) => sum * scale)];

    private static int[] Convolve(ConvolutionLayer layer, IReadOnlyList<QuantizedLayer> all, int[][] values)
    {
        QuantizedLayer numbers = all[layer.Index];
        int[] result = new int[layer.Length];
        int rows = layer.GroupOutputs;
        for (int channel = 0; channel < layer.Channels; channel++)
        {
            result.AsSpan(channel * layer.Area, layer.Area).Fill(numbers.Biases[channel]);
        }

        int[] weights = Array.ConvertAll(numbers.Weights, weight => (int)weight);
        for (int group = 0; group < layer.Groups; group++)
        {
            int[] patches = LayerPatches.Gather(layer, group, values, all[layer.Input[0].Layer].Zero);
            LayerPatches.Multiply(
                weights.AsSpan(group * rows * layer.RowLength, rows * layer.RowLength),
                patches,
                layer.Area,
                result.AsSpan(group * rows * layer.Area, rows * layer.Area));
        }

        for (int index = 0; index < result.Length; index++)
        {
            int channel = index / layer.Area;
            int scaled = Requantization.Scale(result[index], numbers.Shift, numbers.Multipliers[channel]);
            if (layer.Residual.Count == 0)
            {
                result[index] = Requantization.Saturate8(scaled);
            }
            else
            {
                ChannelPlane plane = layer.Residual[channel];
                int code = values[plane.Layer][(plane.Channel * layer.Area) + (index % layer.Area)];
                result[index] = Requantization.Add(scaled, Requantization.Residual(code, numbers.Residual));
            }
        }

        return result;
    }

    private static int[] Pool(PoolLayer layer, QuantizedLayer numbers, int[][] values)
    {
        int[] result = new int[layer.Length];
        LayerWindow window = layer.Window;
        int shift = Requantization.AverageShift(window.Kernel);
        for (int index = 0; index < result.Length; index++)
        {
            ChannelPlane plane = layer.Input[index / layer.Area];
            (int row, int column) = Math.DivRem(index % layer.Area, layer.Shape.Width);
            (int top, int bottom) = window.Rows(row);
            (int left, int right) = window.Columns(column);
            int first = plane.Channel * window.Height * window.Width;
            int sum = 0;
            int largest = Requantization.Lowest;
            for (int y = top; y < bottom; y++)
            {
                foreach (int code in values[plane.Layer].AsSpan(first + (y * window.Width) + left, right - left))
                {
                    sum += code - Requantization.Lowest;
                    largest = Math.Max(largest, code);
                }
            }

            result[index] = layer.Divisor is null
                ? largest
                : Requantization.Average(
                    sum, shift, numbers.Multipliers[layer.Count(row, column, (bottom - top) * (right - left)) - 1]);
        }

        return result;
    }

    private static int Mean(ReadOnlySpan<int> codes)
    {
        int sum = 0;
        foreach (int code in codes)
        {
            sum += code - Requantization.Lowest;
        }

        return Requantization.Mean(sum, codes.Length);
    }

    private static int[] Multiply(QuantizedLayer numbers, int[] means)
    {
        int[] sums = [.. numbers.Biases];
        LayerPatches.Multiply(Array.ConvertAll(numbers.Weights, weight => (int)weight), means, 1, sums);
        return sums;
    }
}
