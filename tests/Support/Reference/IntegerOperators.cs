namespace ShuffleNet.Compiler.Tests.Support.Reference;

/// <summary>
/// The arithmetic of docs/int8.md, naive and in arbitrary width; every number is whole, so that double precision is exact. Written from
/// the page, not from the code that it is there to check.
/// </summary>
internal static class IntegerOperators
{
    /// <summary>round(x / scale) + zero, halves to the even number, within -128..127.</summary>
    public static Planes Quantize(Planes image, float scale, int zero) => Map(image, (_, value) =>
    {
        float steps = (float)value * (1f / scale);
        return Clamp8(Math.Round((double)steps, MidpointRounding.ToEven) + zero);
    });

    /// <summary>Outputs from the sums of a convolution: what is outside of the planes has the code of 0.</summary>
    public static Planes Sums(
        Planes codes, int zero, double[] weights, double[] offsets, int outputs, int kernel, int stride, int groups)
    {
        int padding = kernel / 2;
        Planes padded = new(codes.Channels, codes.Height + (2 * padding), codes.Width + (2 * padding));
        Array.Fill(padded.Values, zero);
        for (int channel = 0; channel < codes.Channels; channel++)
        {
            for (int row = 0; row < codes.Height; row++)
            {
                for (int column = 0; column < codes.Width; column++)
                {
                    padded[channel, row + padding, column + padding] = codes[channel, row, column];
                }
            }
        }

        Planes sums = ReferenceConvolution.Run(padded, weights, offsets, outputs, kernel, stride, 0, groups);
        Assert.All(sums.Values, sum => Assert.InRange(sum, int.MinValue, int.MaxValue));
        return sums;
    }

    /// <summary>t = sat16(floor(sum / 2^shift)), h = round(t m / 2^15).</summary>
    public static Planes Scale(Planes sums, double shift, double[] multipliers) => Map(sums, (channel, sum) =>
        Product(Clamp16(Math.Floor(sum / Math.Pow(2, shift))), multipliers[channel]));

    /// <summary>sat8(h).</summary>
    public static Planes Codes(Planes scaled) => Map(scaled, (_, value) => Clamp8(value));

    /// <summary>g = round((q + 128) 2^7 r / 2^15), sat8(floor(sat16(h + g) / 4)).</summary>
    public static Planes Add(Planes scaled, Planes codes, double multiplier)
    {
        Planes sums = new(scaled.Channels, scaled.Height, scaled.Width);
        for (int index = 0; index < sums.Values.Length; index++)
        {
            double other = Product((codes.Values[index] + 128) * 128, multiplier);
            sums.Values[index] = Clamp8(Math.Floor(Clamp16(scaled.Values[index] + other) / 4));
        }

        return sums;
    }

    /// <summary>sat8(round(sum 2^p m[n] / 2^15) - 128), where n elements are counted and p fills 15 bits.</summary>
    public static Planes Average(Planes codes, ReferencePool pool, AverageDivisor divisor, double[] multipliers)
    {
        int shift = (int)Math.Floor(Math.Log2(32767.0 / (pool.Kernel * pool.Kernel * 255)));
        Planes averages = new(codes.Channels, pool.OutputSize(codes.Height), pool.OutputSize(codes.Width));
        for (int channel = 0; channel < averages.Channels; channel++)
        {
            for (int row = 0; row < averages.Height; row++)
            {
                for (int column = 0; column < averages.Width; column++)
                {
                    ReferencePool.Window rows = pool.At(row, codes.Height);
                    ReferencePool.Window columns = pool.At(column, codes.Width);
                    double sum = 0;
                    for (int y = rows.First; y < rows.End; y++)
                    {
                        for (int x = columns.First; x < columns.End; x++)
                        {
                            sum += codes[channel, y, x] + 128;
                        }
                    }

                    int count = divisor == AverageDivisor.ValidElements
                        ? rows.Valid * columns.Valid
                        : rows.WithPadding * columns.WithPadding;
                    averages[channel, row, column] = Clamp8(Product(sum * Math.Pow(2, shift), multipliers[count - 1]) - 128);
                }
            }
        }

        return averages;
    }

    /// <summary>floor(16 mean(q + 128) + 1/2).</summary>
    public static double[] Means(Planes codes) => [.. Enumerable.Range(0, codes.Channels).Select(channel =>
    {
        // Of whole numbers, so that a half is one.
        long sum = codes.Plane(channel).ToArray().Sum(code => (long)code + 128);
        long count = codes.Height * codes.Width;
        return (double)(((32 * sum) + count) / (2 * count));
    })];

    /// <summary>float32(sum) scale, rounded to float32.</summary>
    public static float[] Logits(double[] means, double[] weights, double[] offsets, double[] scales)
    {
        double[] sums = ReferenceOperators.Linear(means, weights, offsets, offsets.Length);
        return [.. sums.Zip(scales, (sum, scale) => (float)sum * (float)scale)];
    }

    private static double Product(double value, double multiplier) => Math.Floor(((value * multiplier) + 16384) / 32768);

    private static double Clamp8(double value) => Math.Clamp(value, -128, 127);

    private static double Clamp16(double value) => Math.Clamp(value, -32768, 32767);

    private static Planes Map(Planes planes, Func<int, double, double> map)
    {
        int area = planes.Height * planes.Width;
        return new Planes(
            planes.Channels, planes.Height, planes.Width, [.. planes.Values.Select((value, index) => map(index / area, value))]);
    }
}
