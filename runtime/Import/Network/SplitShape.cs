namespace ShuffleNet.Compiler.Import;

/// <summary>The channels and stride of a V2 unit, worked out from a description (V2 paper, Figure 3).</summary>
/// <param name="In">Channels that enter.</param>
/// <param name="Out">Channels that leave.</param>
/// <param name="Shortcut">Channels that pass the branch by: half of them as they are, or what the shortcut's convolutions make.</param>
/// <param name="Kernel">Of the depthwise convolutions.</param>
/// <param name="Stride">Of the depthwise convolutions.</param>
/// <param name="Concatenates">Whether shortcut and branch both read all channels.</param>
internal sealed record SplitShape(int In, int Out, int Shortcut, int Kernel, int Stride, bool Concatenates)
{
    /// <summary>Channels between the branch's convolutions.</summary>
    public int Middle => Out / 2;

    /// <summary>Channels that the branch makes.</summary>
    public int Branch => Out - Shortcut;

    /// <summary>All units of a network, in the order in which they run.</summary>
    public static IReadOnlyList<SplitShape> Of(NetworkDescription spec) => [.. UnitPlace.Of(spec).Select(unit =>
        new SplitShape(unit.In, unit.Out, ShortcutOf(spec.Dialect, unit), unit.Kernel, unit.Stride, unit.Concatenates))];

    /// <summary>The authors' code keeps the channels that enter a unit that concatenates.</summary>
    public static int ShortcutOf(ShuffleNetDialect dialect, UnitPlace unit) =>
        unit.Concatenates && dialect == ShuffleNetDialect.Megvii ? unit.In : unit.Out / 2;
}
