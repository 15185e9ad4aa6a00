using System.Globalization;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>A spec in words.</summary>
internal static class SpecText
{
    /// <summary>One line for titles, such as <c>ShuffleNet V1 0.5x, g = 3, dialect Megvii, 3x224x224 to 1000 classes</c>.</summary>
    public static string Title(NetworkSpec spec, double scale)
    {
        string groups = SpecProperties.Has(spec.Version, nameof(NetworkSpec.Groups)) ? Text.Of($"g = {Groups(spec)}, ") : "";
        string input = Text.Of($"{spec.InputChannels}x{spec.InputHeight}x{spec.InputWidth}");
        return Text.Of($"ShuffleNet {spec.Version} {scale}x, {groups}dialect {spec.Dialect}, {input} to {Result(spec)}");
    }

    /// <summary>Every property with its resolved value, one a line.</summary>
    public static IReadOnlyList<string> Properties(NetworkSpec spec) =>
    [
        Text.Of($"stem: {spec.StemChannels} channels, stride {spec.StemStride}{StemPool(spec)}"),
        .. spec.Stages.Select((stage, index) =>
            Text.Of($"stage {index + 2}: {stage.Channels} channels, {stage.Repeats} units, stride {stage.Stride}")),
        .. spec.DepthwiseKernels.Any(kernel => kernel != 3)
            ? new[] { Text.Of($"depthwise kernels: {string.Join(", ", spec.DepthwiseKernels)}") }
            : [],
        .. spec.Version == ShuffleNetVersion.V1 ? ResidualUnits(spec) : SplitUnits(spec),
        spec.IsBackbone
            ? Text.Of($"outputs: stages {string.Join(", ", spec.OutputStages)}")
            : Text.Of($"classifier: {(spec.ClassifierBias ? "with" : "without")} bias{(spec.Softmax ? ", softmax" : "")}"),
    ];

    private static string Groups(NetworkSpec spec) =>
        Text.Of($"{spec.Groups}{(spec.SecondGroups == spec.Groups ? "" : Text.Of($" and {spec.SecondGroups}"))}");

    private static string Result(NetworkSpec spec) =>
        !spec.IsBackbone ? Text.Of($"{spec.Classes} classes")
        : spec.OutputStages.Count == 1 ? Text.Of($"stage {spec.OutputStages[0]}")
        : Text.Of($"stages {string.Join(", ", spec.OutputStages)}");

    private static IEnumerable<string> ResidualUnits(NetworkSpec spec) =>
    [
        Text.Of(
            $"groups: {Groups(spec)}, first unit {(spec.FirstUnitGrouped ? "grouped too" : "not grouped")}; bottleneck: {spec.Bottleneck}"),
        spec.Shuffle ? Text.Of($"shuffle: {spec.ShuffleDirection}, {spec.ShufflePosition}") : "shuffle: none",
        "shortcut: " + string.Concat(SpecProperties.OfSpec
            .Where(property => property.ShortcutPhrase is not null)
            .Select(property => string.Format(CultureInfo.InvariantCulture, property.ShortcutPhrase!, property.Get!(spec)))),
    ];

    private static IEnumerable<string> SplitUnits(NetworkSpec spec)
    {
        yield return spec.Dialect == ShuffleNetDialect.Megvii
            ? "units: shuffle, even channels pass; a strided unit's shortcut keeps the channels that enter"
            : "units: the first half passes, shuffle; a strided unit's shortcut makes half of the channels";
        if (!spec.IsBackbone)
        {
            yield return Text.Of($"head: {spec.HeadChannels} channels");
        }
    }

    private static string StemPool(NetworkSpec spec) =>
        spec.StemPool ? Text.Of($", maximum pool padding {spec.StemPoolPadding}, {spec.StemPoolRounding}") : "";
}
