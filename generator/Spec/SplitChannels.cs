namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>The channel arithmetic of a V2 unit (V2 paper, Figure 3), the only one in the compiler.</summary>
internal static class SplitChannels
{
    /// <summary>
    /// Whether all channels go through both a shortcut and a branch, which are concatenated (Figure 3(d)), instead of half
    /// of them passing (3(c)): always with stride 2, with stride 1 where the channels change.
    /// </summary>
    public static bool Concatenates(int inputChannels, int outputChannels, int stride) =>
        stride == 2 || inputChannels != outputChannels;

    /// <summary>Channels between the branch's convolutions, in every unit.</summary>
    public static int Middle(int outputChannels) => outputChannels / 2;

    /// <summary>Channels that the shortcut of a unit that concatenates puts out; the authors' code keeps those that enter.</summary>
    public static int Shortcut(NetworkSpec spec, int inputChannels, int outputChannels) =>
        spec.Dialect == ShuffleNetDialect.Megvii ? inputChannels : outputChannels / 2;

    /// <summary>Channels that the branch of a unit that concatenates puts out.</summary>
    public static int Branch(NetworkSpec spec, int inputChannels, int outputChannels) =>
        outputChannels - Shortcut(spec, inputChannels, outputChannels);
}
