namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>
/// Everything that the emitted source depends on, and nothing else: no symbol, syntax, location or compilation, and every
/// part compares by value, so that an edit elsewhere leaves the source cached.
/// </summary>
internal sealed record NetworkModel(TargetType Type, NetworkSpec Spec)
{
    /// <summary>File name of the emitted source; unique in the assembly, whatever the case.</summary>
    public string HintName { get; init; } = Generator.Spec.HintName.Of(Type);

    /// <summary>How the class is compiled.</summary>
    public CompileOptions Options { get; init; } = CompileOptions.Default;

    /// <summary>The published size, which titles name; the channels of the spec have it applied.</summary>
    public PublishedSize Size { get; init; } = PublishedSize.Default;

    /// <summary>The head of a detector, whose backbone <see cref="Spec"/> is; null for every other network.</summary>
    public DetectorSpec? Detector { get; init; }

    /// <summary>One line for titles, such as <c>ShuffleNet V1 0.5x, g = 3, dialect Megvii, 3x224x224 to 1000 classes</c>.</summary>
    public string Title => Detector is null ? SpecText.Title(Spec, Size) : DetectorText.Title(Detector, Spec, Size);

    /// <summary>The network in full, in lines.</summary>
    public IReadOnlyList<string> Description =>
        Detector is null ? SpecText.Properties(Spec) : [.. SpecText.Properties(Spec), DetectorText.Head(Detector)];

    /// <summary>The resource that holds packed weights, where the project embeds some for this class.</summary>
    public string? WeightsResource { get; init; }
}
