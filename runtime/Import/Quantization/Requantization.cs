namespace ShuffleNet.Compiler.Import;

/// <summary>
/// The arithmetic of docs/int8.md on single numbers: from the sum of a layer, or from codes of another scale, to a code of -128..127.
/// </summary>
internal static class Requantization
{
    /// <summary>The code of 0 where values are never negative.</summary>
    public const int Lowest = -128;

    /// <summary>Codes of tensors are at most this far above the lowest.</summary>
    public const int Steps = 255;

    /// <summary>Bits behind the point of a sum to which something is added.</summary>
    public const int ResidualBits = 2;

    /// <summary>Bits behind the point of the means that enter the classifier.</summary>
    public const int MeanBits = 4;

    /// <summary>What a code above the lowest is shifted by before it is rescaled, so that it fills 16 bits.</summary>
    public const int ResidualShift = 7;

    /// <summary>A sum in units of a code, or in quarters of one where something will be added.</summary>
    public static int Scale(int sum, int shift, int multiplier) => Multiply(Saturate16(sum >> shift), multiplier);

    /// <summary>A code of another scale, in quarters of a code of this one.</summary>
    public static int Residual(int code, int multiplier) => Multiply((code - Lowest) << ResidualShift, multiplier);

    /// <summary>A sum to which something was added, as a code.</summary>
    public static int Add(int scaled, int residual) => Saturate8(Saturate16(scaled + residual) >> ResidualBits);

    /// <summary>The mean of codes above the lowest, as a code.</summary>
    public static int Average(int sum, int shift, int multiplier) => Saturate8(Multiply(sum << shift, multiplier) + Lowest);

    /// <summary>How far the sum of a window can be shifted within 16 bits.</summary>
    public static int AverageShift(int kernel)
    {
        int shift = 0;
        while ((kernel * kernel * Steps) << (shift + 1) <= short.MaxValue)
        {
            shift++;
        }

        return shift;
    }

    /// <summary>The mean of codes above the lowest in sixteenths, rounded; halves go up.</summary>
    public static int Mean(int sum, int count) => (int)((((2L << MeanBits) * sum) + count) / (2 * count));

    /// <summary>A value of the image as a code; what is no number has the lowest.</summary>
    public static int Input(float value, float reciprocal, int zero)
    {
        float scaled = value * reciprocal;
        int least = Lowest - zero;
        return zero + (scaled > least ? (int)MathF.Round(Math.Min(scaled, Steps + least), MidpointRounding.ToEven) : least);
    }

    public static int Saturate8(int value) => Math.Clamp(value, sbyte.MinValue, sbyte.MaxValue);

    private static int Saturate16(int value) => Math.Clamp(value, short.MinValue, short.MaxValue);

    /// <summary>The upper half of a product of 16 bits, doubled and rounded.</summary>
    private static int Multiply(int value, int multiplier) => ((value * multiplier) + (1 << 14)) >> 15;
}
