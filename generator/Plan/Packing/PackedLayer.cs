namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>How the weights of one layer are packed; written into the generated class as a call of the runtime's packer.</summary>
/// <param name="Kind">How; the runtime's packer asks for nothing else.</param>
/// <param name="Element">What they are packed as.</param>
/// <param name="Offset">Where they begin, in bytes; a cache line.</param>
/// <param name="Length">How many bytes they take.</param>
internal sealed record PackedLayer(
    LayerKind Kind, string Weight, string? Norm, bool Bias, int Outputs, int Inputs, int Groups, ElementType Element, int Offset,
    int Length)
{
    /// <summary>Where they begin, in elements.</summary>
    public int Index => Offset / Element.Bytes;

    /// <summary>Rows and columns of a filter.</summary>
    public int Kernel { get; init; } = 1;

    /// <summary>Row r as packed is output channel <c>OutputOrder[r]</c> of the file; null keeps the order.</summary>
    public Permutation? OutputOrder { get; init; }

    /// <summary>Input k of a row as packed is input channel <c>InputOrder[k]</c> of the file; null keeps the order.</summary>
    public Permutation? InputOrder { get; init; }

    /// <summary>Rows that are interleaved, for each group again.</summary>
    public EquatableArray<int> Blocks { get; init; }

    /// <summary>The weights from a later one on.</summary>
    public PackedLayer From(int elements) =>
        this with { Offset = Offset + (elements * Element.Bytes), Length = Length - (elements * Element.Bytes) };
}
