namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>The first element of an operand.</summary>
/// <param name="Source">The memory that it is in.</param>
/// <param name="Offset">Bytes from the beginning of that memory.</param>
/// <param name="Element">The type of the elements from there on.</param>
/// <param name="Output">Which of the caller's output spans, where the source is one.</param>
internal sealed record Address(MemorySource Source, int Offset, ElementType Element, int Output = 0)
{
    /// <summary>Elements from the beginning of the memory.</summary>
    public int Index => Offset / Element.Bytes;

    /// <summary>So many elements further on.</summary>
    public Address Plus(int elements) => this with { Offset = Offset + (elements * Element.Bytes) };
}
