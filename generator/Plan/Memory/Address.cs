namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>The first element of an operand, in floats from the beginning of its memory.</summary>
/// <param name="Output">Which of the caller's output spans, where the source is one.</param>
internal sealed record Address(MemorySource Source, int Offset, int Output = 0)
{
    /// <summary>So many floats further on.</summary>
    public Address Plus(int floats) => this with { Offset = Offset + floats };
}
