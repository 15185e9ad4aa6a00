namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Floats of a memory, from <paramref name="Start"/> to before <paramref name="End"/>.</summary>
/// <param name="Output">Which output, where the memory is one.</param>
internal readonly record struct FloatRange(MemorySource Memory, int Output, int Start, int End)
{
    public static FloatRange Of(Address first, int offset, int count) =>
        new(first.Source, first.Output, first.Offset + offset, first.Offset + offset + count);
}
