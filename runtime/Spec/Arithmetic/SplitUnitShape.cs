namespace ShuffleNet.Compiler;

/// <summary>The channels and stride of a V2 unit (V2 paper, Figure 3).</summary>
/// <param name="In">Channels that enter.</param>
/// <param name="Out">Channels that leave.</param>
/// <param name="Shortcut">Channels that do not go through the branch: half of them as they are, or the output of the shortcut's
/// convolutions.</param>
/// <param name="Kernel">Of the depthwise convolutions.</param>
/// <param name="Stride">Of the depthwise convolutions.</param>
/// <param name="Concatenates">Whether shortcut and branch both read all channels.</param>
/// <param name="Middle">Channels between the branch's convolutions.</param>
/// <param name="IsXception">Whether the branch has three depthwise convolutions.</param>
/// <param name="IsHardSwish">Whether its activations are hard-swish, not ReLU.</param>
/// <param name="Squeezes">Whether the branch ends in squeeze-and-excitation.</param>
internal sealed record SplitUnitShape(
    int In, int Out, int Shortcut, int Kernel, int Stride, bool Concatenates, int Middle, bool IsXception, bool IsHardSwish, bool Squeezes)
{
    /// <summary>Output channels of the branch.</summary>
    public int Branch => Out - Shortcut;

    /// <summary>All units of a network, in the order in which they run.</summary>
    public static IReadOnlyList<SplitUnitShape> Of(NetworkSpec spec) => [.. UnitSpec.Of(spec).Select((unit, index) => new SplitUnitShape(
        unit.In,
        unit.Out,
        SplitChannels.Shortcut(spec.Dialect, unit),
        unit.Kernel,
        unit.Stride,
        unit.Concatenates,
        spec.Middle(index, unit.Out),
        spec.IsXception(index),
        spec.IsHardSwish(unit.Stage),
        spec.Squeezes(unit.Stage)))];
}
