namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>A spec in words.</summary>
internal static class SpecText
{
    /// <summary>One line for titles, such as <c>ShuffleNet V1 0.5x, g = 3, dialect Megvii, 3x224x224 to 1000 classes</c>.</summary>
    public static string Title(NetworkSpec spec) =>
        Text.Of($"ShuffleNet {spec.Version} {spec.Scale}x, g = {spec.Groups}, dialect {spec.Dialect}, {spec.InputChannels}x{spec.InputHeight}x{spec.InputWidth} to {spec.Classes} classes");

    /// <summary>Every property with its resolved value, one a line.</summary>
    public static IReadOnlyList<string> Properties(NetworkSpec spec) =>
    [
        Text.Of($"stem: {spec.StemChannels} channels, stride {spec.StemStride}{StemPool(spec)}"),
        .. spec.Stages.Select((stage, index) => Text.Of($"stage {index + 2}: {stage.Channels} channels, {stage.Repeats} units, stride {stage.Stride}")),
        Text.Of($"groups: {spec.Groups}, first unit {(spec.FirstUnitGrouped ? "grouped too" : "not grouped")}; bottleneck: {spec.Bottleneck}"),
        spec.Shuffle ? Text.Of($"shuffle: {spec.ShuffleDirection}, {spec.ShufflePosition}") : "shuffle: none",
        Text.Of($"shortcut: average pool {spec.ShortcutPoolKernel}x{spec.ShortcutPoolKernel}, padding {spec.ShortcutPoolPadding}, {spec.ShortcutPoolRounding}, by {spec.ShortcutPoolDivisor}; {spec.ConcatOrder}, ReLU {spec.StridedRelu}"),
        Text.Of($"classifier: {(spec.ClassifierBias ? "with" : "without")} bias{(spec.Softmax ? ", softmax" : "")}"),
    ];

    private static string StemPool(NetworkSpec spec) =>
        spec.StemPool ? Text.Of($", maximum pool padding {spec.StemPoolPadding}, {spec.StemPoolRounding}") : "";
}
