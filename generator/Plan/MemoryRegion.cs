namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>
/// A part of the arena, in floats, and the steps between which it is alive. Several tensors share a region when one is
/// computed in place over the other.
/// </summary>
internal sealed record MemoryRegion(EquatableArray<string> Tensors, int Offset, int Length, int FirstStep, int LastStep)
{
    public int End => Offset + Length;

    public bool Overlaps(MemoryRegion other) =>
        Offset < other.End && other.Offset < End && FirstStep <= other.LastStep && other.FirstStep <= LastStep;
}
