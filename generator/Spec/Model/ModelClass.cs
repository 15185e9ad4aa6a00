namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>
/// The class of a model file: everything that its source depends on, and nothing else. Every part compares by value, so that an edit
/// elsewhere leaves the source cached.
/// </summary>
/// <param name="Type">The user's class, or the one that is declared for him.</param>
/// <param name="IsDeclared">Whether the user has declared a part of it.</param>
/// <param name="Path">Where the text of operators is.</param>
/// <param name="Text">The text itself.</param>
internal sealed record ModelClass(TargetType Type, bool IsDeclared, string Path, string Text)
{
    // No class has such a name, so that no file of an attribute's class is called alike.
    private const string Ending = "-model.g.cs";

    /// <summary>File name of the emitted source; unique in the assembly, whatever the case.</summary>
    public string HintName { get; init; } = Generator.Spec.HintName.Of(Type).Replace(".g.cs", Ending);

    /// <summary>How the class is compiled.</summary>
    public CompileOptions Options { get; init; } = CompileOptions.Default;

    /// <summary>The resource that holds packed weights, where the project embeds some for this class.</summary>
    public string? WeightsResource { get; init; }
}
