namespace ShuffleNet.Compiler;

/// <summary>The channel arithmetic of squeeze-and-excitation.</summary>
internal static class SqueezeChannels
{
    /// <summary>Channels between its two matrices: a quarter, rounded down, and at least one.</summary>
    public static int Of(int channels) => Math.Max(1, channels / 4);
}
