namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>A spec in words.</summary>
internal static class SpecText
{
    /// <summary>One line for titles, such as <c>ShuffleNet V1 0.5x, g = 3, dialect Megvii, 3x224x224 to 1000 classes</c>.</summary>
    public static string Title(NetworkSpec spec, PublishedSize size)
    {
        string groups = SpecProperties.Has(spec.Version, nameof(NetworkSpec.Groups)) ? Text.Of($"g = {VersionRules.Groups(spec)}, ") : "";
        string input = Text.Of($"{spec.InputChannels}x{spec.InputHeight}x{spec.InputWidth}");
        string published = PublishedChannels.Of(spec.Version).Title(size);
        string name = published.Length == 0 ? Text.Of($"{spec.Version}") : Text.Of($"{spec.Version} {published}");
        return Text.Of($"ShuffleNet {name}, {groups}dialect {spec.Dialect}, {input} to {Result(spec)}");
    }

    /// <summary>Every property with its resolved value, one a line.</summary>
    public static IReadOnlyList<string> Properties(NetworkSpec spec) =>
    [
        Text.Of($"stem: {spec.StemChannels} channels, stride {spec.StemStride}{StemPool(spec)}"),
        .. spec.Stages.Select((stage, index) =>
            Text.Of($"stage {index + 2}: {stage.Channels} channels, {stage.Repeats} units, stride {stage.Stride}")),
        .. !UnitKind.HasXception(spec) && spec.DepthwiseKernels.Any(kernel => kernel != 3)
            ? new[] { Text.Of($"depthwise kernels: {string.Join(", ", spec.DepthwiseKernels)}") }
            : [],
        .. VersionRules.Of(spec.Version).Units(spec),
        spec.IsBackbone
            ? Text.Of($"outputs: stages {string.Join(", ", spec.OutputStages)}")
            : Text.Of($"classifier: {(spec.ClassifierBias ? "with" : "without")} bias{(spec.Softmax ? ", softmax" : "")}"),
    ];

    private static string Result(NetworkSpec spec) =>
        !spec.IsBackbone ? Text.Of($"{spec.Classes} classes")
        : spec.OutputStages.Count == 1 ? Text.Of($"stage {spec.OutputStages[0]}")
        : Text.Of($"stages {string.Join(", ", spec.OutputStages)}");

    private static string StemPool(NetworkSpec spec) =>
        spec.StemPool ? Text.Of($", maximum pool padding {spec.StemPoolPadding}, {spec.StemPoolRounding}") : "";
}
