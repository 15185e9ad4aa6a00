namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>The unit in which processors move memory and take it from each other: 64 bytes.</summary>
internal static class CacheLine
{
    public const int Floats = 16;

    /// <summary>So many floats, up to the end of their last line.</summary>
    public static int Align(int floats) => (floats + Floats - 1) / Floats * Floats;
}
