namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>The unit in which processors move memory and take it from each other.</summary>
internal static class CacheLine
{
    public const int Bytes = 64;

    /// <summary>So many bytes, up to the end of their last line.</summary>
    public static int Align(int bytes) => (bytes + Bytes - 1) / Bytes * Bytes;

    /// <summary>Elements of a line.</summary>
    public static int Elements(ElementType element) => Bytes / element.Bytes;
}
