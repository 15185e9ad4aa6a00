namespace ShuffleNet.Compiler.Generator;

/// <summary>Names of the pipeline's steps, by which the tests ask what ran again.</summary>
internal static class TrackingNames
{
    public const string Parsed = nameof(Parsed);

    public const string Model = nameof(Model);

    public const string Clashes = nameof(Clashes);

    public const string NamedModel = nameof(NamedModel);

    public const string WeightsClasses = nameof(WeightsClasses);

    public const string VectorWidths = nameof(VectorWidths);

    public const string CompleteModel = nameof(CompleteModel);

    public const string ModelText = nameof(ModelText);

    public const string ModelClass = nameof(ModelClass);

    /// <summary>Every step that feeds the sources of attributes.</summary>
    public static readonly IReadOnlyList<string> All = [Parsed, Model, Clashes, NamedModel, WeightsClasses, VectorWidths, CompleteModel];

    /// <summary>Those that feed the sources of model files.</summary>
    public static readonly IReadOnlyList<string> OfModels = [ModelText, ModelClass];
}
