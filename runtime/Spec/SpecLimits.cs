namespace ShuffleNet.Compiler;

/// <summary>
/// The stated bounds of a network (docs/spec.md). They keep every offset into weights and workspace below 2^28 elements,
/// so that offsets are ints and byte offsets fit 32 bits with room, and keep the compiler's time bounded.
/// </summary>
internal static class SpecLimits
{
    public const int Groups = 64;

    public const int Channels = 8192;

    public const int InputChannels = 64;

    public const int Classes = 65536;

    public const int Side = 4096;

    public const int Stages = 8;

    public const int Repeats = 64;

    public const int Threads = 8;

    /// <summary>Results of a network: the outputs of one <c>Run</c>.</summary>
    public const int Results = 16;

    /// <summary>Elements of float32 in the weights, and in what is alive at once: 1 GiB each.</summary>
    public const long Elements = 1L << 28;
}
