namespace ShuffleNet.Compiler;

/// <summary>A tensor of a <see cref="TensorSource"/>.</summary>
/// <param name="Name">The name as the source spells it.</param>
/// <param name="Shape">Extents, outermost first; empty for a scalar.</param>
/// <param name="ElementType">The element type as the source spells it, such as <c>float32</c>.</param>
public sealed record TensorInfo(string Name, IReadOnlyList<long> Shape, string ElementType)
{
    /// <summary>The number of elements.</summary>
    public long Length => Shape.Aggregate(1L, (product, extent) => checked(product * extent));
}
