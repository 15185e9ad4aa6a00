namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>
/// A part of the arena, in bytes, and the steps between which it is alive. Several tensors share a region when one is
/// computed in place over the other.
/// </summary>
internal sealed record MemoryRegion(EquatableArray<string> Tensors, int Offset, int Length, int FirstStep, int LastStep)
{
    public int End => Offset + Length;

    /// <summary>Whether both are alive at some step and stand less than <paramref name="gap"/> bytes apart.</summary>
    public bool Overlaps(MemoryRegion other, int gap = 0) =>
        Offset < other.End + gap && other.Offset < End + gap && FirstStep <= other.LastStep && other.FirstStep <= LastStep;
}
