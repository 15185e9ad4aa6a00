namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Adjacent floats of one of the memories of an inference.</summary>
internal readonly record struct MemoryRange(MemorySource Source, int Offset, int Length, int Output)
{
    public int End => Offset + Length;
}
