namespace ShuffleNet.Compiler;

/// <summary>Memory around buffers that nothing lives in.</summary>
internal static class MemoryMargin
{
    /// <summary>
    /// Bytes before the first and after the last buffer. Vector loads next to a border read up to two vectors of 64 bytes beyond a
    /// plane; what they read there is masked or never stored.
    /// </summary>
    public const int Bytes = 256;
}
