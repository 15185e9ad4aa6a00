namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>One call in an inference: a kernel and its constants.</summary>
/// <param name="Name">The layer's place, such as <c>stage2.1.pw1</c>.</param>
/// <param name="Row">The layer's row in the summary.</param>
internal sealed record Step(string Name, SummaryRow Row, Kernel Kernel, Address Source, Address Destination)
{
    /// <summary>The shortcut, when it stands elsewhere than the destination.</summary>
    public Address? Residual { get; init; }

    /// <summary>Further operands behind the source: of a sum the other tensors, of a scale the factors.</summary>
    public EquatableArray<Address> Operands { get; init; }

    /// <summary>Memory that the step uses for itself.</summary>
    public Address? Scratch { get; init; }

    /// <summary>Pointwise with a listed load: the plane of each input, counted from the source.</summary>
    public EquatableArray<int> LoadPlanes { get; init; }

    /// <summary>Pointwise or scale with a listed store: the plane of each output, counted from the destination.</summary>
    public EquatableArray<int> StorePlanes { get; init; }

    /// <summary>The layer's weights; null when it has none.</summary>
    public PackedLayer? Weights { get; init; }

    /// <summary>
    /// The channel shuffle that it reads through: input channel k of the weights is channel <c>Shuffle[k]</c> of the input.
    /// </summary>
    public Permutation? Shuffle { get; init; }

    /// <summary>Whether later steps read the result through a view, among channels of other steps.</summary>
    public bool IsViewed { get; init; }
}
