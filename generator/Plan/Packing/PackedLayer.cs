namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>How the weights of one layer are packed; written into the generated class as a call of the runtime's packer.</summary>
/// <param name="Offset">Where they begin, in floats; a multiple of 16.</param>
/// <param name="Length">How many floats they take.</param>
/// <param name="Kind">The convolution; null stands for the classifier.</param>
internal sealed record PackedLayer(ConvolutionKind? Kind, string Weight, string? Norm, bool Bias, int Outputs, int Inputs, int Groups, int Offset, int Length)
{
    /// <summary>Rows and columns of a filter.</summary>
    public int Kernel { get; init; } = 1;

    /// <summary>Row r as packed is output channel <c>OutputOrder[r]</c> of the file; null keeps the order.</summary>
    public Permutation? OutputOrder { get; init; }

    /// <summary>Input k of a row as packed is input channel <c>InputOrder[k]</c> of the file; null keeps the order.</summary>
    public Permutation? InputOrder { get; init; }

    /// <summary>Rows that are interleaved, for each group again.</summary>
    public EquatableArray<int> Blocks { get; init; }

    /// <summary>The weights from a later one on.</summary>
    public PackedLayer From(int floats) => this with { Offset = Offset + floats, Length = Length - floats };
}
