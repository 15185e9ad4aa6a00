namespace ShuffleNet.Compiler.Import;

/// <summary>The numbers of a layer of an integer network; docs/int8.md says what each is.</summary>
internal sealed record QuantizedLayer
{
    /// <summary>The value of a step of the result's codes: one, or one for each channel; empty where the result has no codes.</summary>
    public float[] Scales { get; init; } = [];

    /// <summary>The code of 0.</summary>
    public int Zero { get; init; } = Requantization.Lowest;

    /// <summary>Row-major: outputs, inputs of a group, rows, columns.</summary>
    public sbyte[] Weights { get; init; } = [];

    /// <summary>What the sum of each output begins with.</summary>
    public int[] Biases { get; init; } = [];

    /// <summary>Of a convolution for each output; of an average pool for each number of elements, from 1.</summary>
    public short[] Multipliers { get; init; } = [];

    /// <summary>Bits by which sums of a convolution are shifted.</summary>
    public int Shift { get; init; }

    /// <summary>Of the codes that are added; 0 where nothing is.</summary>
    public short Residual { get; init; }

    /// <summary>Of the classifier: the value of a step of each sum.</summary>
    public float[] LogitScales { get; init; } = [];

    /// <summary>Of the result over the calibration images, in decibels, against float32.</summary>
    public float SignalToNoise { get; init; }

    public double ScaleOf(int channel) => Scales[Scales.Length == 1 ? 0 : channel];
}
