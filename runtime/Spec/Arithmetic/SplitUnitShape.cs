namespace ShuffleNet.Compiler;

/// <summary>The channels and stride of a V2 unit (V2 paper, Figure 3).</summary>
/// <param name="In">Channels that enter.</param>
/// <param name="Out">Channels that leave.</param>
/// <param name="Shortcut">Channels that do not go through the branch: half of them as they are, or the output of the shortcut's
/// convolutions.</param>
/// <param name="Kernel">Of the depthwise convolutions.</param>
/// <param name="Stride">Of the depthwise convolutions.</param>
/// <param name="Concatenates">Whether shortcut and branch both read all channels.</param>
internal sealed record SplitUnitShape(int In, int Out, int Shortcut, int Kernel, int Stride, bool Concatenates)
{
    /// <summary>Channels between the branch's convolutions.</summary>
    public int Middle => SplitChannels.Middle(Out);

    /// <summary>Output channels of the branch.</summary>
    public int Branch => Out - Shortcut;

    /// <summary>All units of a network, in the order in which they run.</summary>
    public static IReadOnlyList<SplitUnitShape> Of(NetworkSpec spec) => [.. UnitSpec.Of(spec).Select(unit =>
        new SplitUnitShape(unit.In, unit.Out, SplitChannels.Shortcut(spec.Dialect, unit), unit.Kernel, unit.Stride, unit.Concatenates))];
}
