namespace ShuffleNet.Compiler;

/// <summary>The channel arithmetic of a V2 unit (V2 paper, Figure 3), the only one there is.</summary>
internal static class SplitChannels
{
    /// <summary>Output channels of the shortcut of a unit that concatenates; the authors' code keeps those that enter.</summary>
    public static int Shortcut(NetworkSpec spec, int inputChannels, int outputChannels) =>
        Shortcut(spec.Dialect, inputChannels, outputChannels);

    /// <summary>Channels of any unit that do not go through its branch.</summary>
    public static int Shortcut(ShuffleNetDialect dialect, UnitSpec unit) =>
        unit.Concatenates ? Shortcut(dialect, unit.In, unit.Out) : unit.Out / 2;

    /// <summary>Output channels of the branch of a unit that concatenates.</summary>
    public static int Branch(NetworkSpec spec, int inputChannels, int outputChannels) =>
        outputChannels - Shortcut(spec, inputChannels, outputChannels);

    private static int Shortcut(ShuffleNetDialect dialect, int inputChannels, int outputChannels) =>
        dialect == ShuffleNetDialect.Megvii ? inputChannels : outputChannels / 2;
}
