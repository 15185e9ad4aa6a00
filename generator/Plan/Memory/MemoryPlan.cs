namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>The arena of one instance, in bytes.</summary>
/// <param name="Regions">Every tensor's place, in the order in which they are first written.</param>
/// <param name="Length">The size of the arena, both margins included.</param>
internal sealed record MemoryPlan(IReadOnlyList<MemoryRegion> Regions, int Length)
{
    public bool Contains(string tensor) => Regions.Any(region => region.Tensors.Contains(tensor));

    public int OffsetOf(string tensor) => Regions.Single(region => region.Tensors.Contains(tensor)).Offset;
}
