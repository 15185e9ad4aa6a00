namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// The class that a plan is emitted as: where it goes and what it says of itself. The plan has everything else, so that any graph can
/// become a class; that of an attribute is one user of it.
/// </summary>
/// <param name="Type">The user's half of the class.</param>
/// <param name="HintName">File name of its source; ends in .g.cs.</param>
/// <param name="Title">The network in a line.</param>
/// <param name="Description">The network in full, in lines; with the title it names what weights are packed for.</param>
internal sealed record EmittedClass(
    TargetType Type, string HintName, string Title, EquatableArray<string> Description, CompileOptions Options)
{
    /// <summary>
    /// The spec that the graph was drawn from; null where there is none, and then the class is that of a model.
    /// </summary>
    public NetworkSpec? Spec { get; init; }

    /// <summary>The head of a detector, whose backbone <see cref="Spec"/> is; null for every other class.</summary>
    public DetectorSpec? Detector { get; init; }

    /// <summary>The resource that holds packed weights, where the project embeds some for this class.</summary>
    public string? WeightsResource { get; init; }

    /// <summary>What the file calls the input of a model.</summary>
    public string InputName { get; init; } = "input";

    /// <summary>What the file calls the results of a model, in their order; where it says nothing, they have the graph's names.</summary>
    public EquatableArray<string> ResultNames { get; init; }

    /// <summary>Whether the user has declared a part of the class; otherwise the emitted one is all that there is.</summary>
    public bool IsDeclared { get; init; } = true;

    /// <summary>The class of an attribute.</summary>
    public static EmittedClass Of(NetworkModel model) =>
        new(model.Type, model.HintName, model.Title, new(model.Description), model.Options)
    {
        Spec = model.Spec,
        Detector = model.Detector,
        WeightsResource = model.WeightsResource,
    };

    /// <summary>The class of a graph alone.</summary>
    public static EmittedClass Of(TargetType type, string title, CompileOptions options) =>
        new(type, Generator.Spec.HintName.Of(type), title, default, options);

    /// <summary>The class of a model file.</summary>
    public static EmittedClass Of(ModelClass model, OperatorModel operators) =>
        new(model.Type, model.HintName, operators.Title, default, model.Options)
    {
        WeightsResource = model.WeightsResource,
        InputName = operators.InputName,
        ResultNames = new(operators.Results.Select(result => result.Name)),
        IsDeclared = model.IsDeclared,
    };
}
