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

    /// <summary>Every step that feeds the sources.</summary>
    public static readonly IReadOnlyList<string> All = [Parsed, Model, Clashes, NamedModel, WeightsClasses, VectorWidths, CompleteModel];
}
