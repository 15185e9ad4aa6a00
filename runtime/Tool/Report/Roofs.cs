using ShuffleNet.Compiler.InMemory;

namespace ShuffleNet.Compiler.Tool;

/// <summary>What this core reads, in bytes a second.</summary>
/// <param name="CacheBytes">From a block that the second-level cache holds.</param>
/// <param name="MemoryBytes">From one that no cache holds.</param>
internal sealed record Roofs(double CacheBytes, double MemoryBytes)
{
    private const int CacheBlock = 256 << 10;
    private const int MemoryBlock = 128 << 20;

    public static Roofs Measure() => new(ReadBandwidth.Measure(CacheBlock), ReadBandwidth.Measure(MemoryBlock));
}
