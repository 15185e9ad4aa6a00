using Microsoft.CodeAnalysis;

namespace ShuffleNet.Compiler.Generator;

/// <summary>
/// The members that the emitted part declares; the user's part may have no other of these. Emission writes them, the checks of the
/// spec ask for them, and a test compares this list with what is emitted.
/// </summary>
internal sealed class GeneratedMembers
{
    private static readonly IReadOnlyList<string> SharedMethods =
    [
        "Load(string, ShuffleNet.Compiler.WeightLoading)",
        "Load(System.IO.Stream)",
        "Load(ShuffleNet.Compiler.TensorSource)",
        "CreateRandom(int)",
        "Create(ShuffleNet.Compiler.PackedWeights)",
        "Dispose()",
        "LayerPackings()",
        "RunPart(int, ShuffleNet.Compiler.ParallelInference)",
        "MemoryMap()",
    ];

    private static readonly IReadOnlyList<string> SharedValues =
    [
        "Weights", "Summary", "InputLength", "InputChannels", "InputHeight", "InputWidth",
        "ArenaBytes", "WeightBytes", "MultiplyAdds", "Layout", "Profile", "_weights", "_workspace", "_check", "_threads",
        "s_summary", "s_layout", "s_embedded",
    ];

    // Of the levels of all kinds of detectors.
    private static readonly int[] s_strides = [.. Enum.GetValues(typeof(DetectorKind)).Cast<DetectorKind>()
        .SelectMany(kind => DetectorBackbone.Of(kind).Strides).Distinct()];

    private static readonly SymbolDisplayFormat SignatureFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    // Signatures of the methods; overloads with other parameters are the user's to add.
    private readonly HashSet<string> _signatures;

    // Constants, properties and fields.
    private readonly HashSet<string> _values;

    private readonly HashSet<string> _names;

    private GeneratedMembers(IEnumerable<string> methods, IEnumerable<string> values)
    {
        _signatures = new(SharedMethods.Concat(methods), StringComparer.Ordinal);
        _values = new(SharedValues.Concat(values), StringComparer.Ordinal);
        _names = new(_signatures.Select(method => method.Substring(0, method.IndexOf('('))).Concat(_values), StringComparer.Ordinal);
    }

    public static GeneratedMembers OfClassifier { get; } = new(
        ["Run(System.ReadOnlySpan<float>, System.Span<float>)"], ["OutputLength", "Classes", "Spec", "s_spec"]);

    /// <summary>Of any number of output stages.</summary>
    public static GeneratedMembers OfBackbone { get; } = new(
        RunsOfUpTo(SpecLimits.Stages),
        Enumerable.Range(2, SpecLimits.Stages).Select(stage => $"Stage{stage}Length").Concat(["Stages", "Spec", "s_spec"]));

    /// <summary>Of a model file; the lengths of its results are named as the file names these, which nobody knows here.</summary>
    public static GeneratedMembers OfModel { get; } = new(RunsOfUpTo(SpecLimits.Results), ["Input", "Results"]);

    /// <summary>Of any kind.</summary>
    public static GeneratedMembers OfDetector { get; } = new(
        RunsOfUpTo(s_strides.Length)
            .Append("Detect(System.ReadOnlySpan<byte>, int, int, int, ShuffleNet.Compiler.PixelFormat, "
                + "System.Span<ShuffleNet.Compiler.Detection>, ShuffleNet.Compiler.DetectionOptions)"),
        s_strides.Select(stride => $"Level{stride}Length")
            .Concat(["Classes", "ClassCount", "Kind", "Levels", "Preprocessing", "Spec", "s_spec", "_detection"]));

    /// <summary>Names of all of them.</summary>
    public IEnumerable<string> Names => _names;

    public bool IsName(string name) => _names.Contains(name);

    /// <summary>Whether a member of the user's cannot stand beside the generated ones.</summary>
    public bool Clashes(ISymbol member) =>
        IsName(member.Name)
        && (member is not IMethodSymbol { TypeParameters.Length: 0 } method
            ? member is not IMethodSymbol
            : _values.Contains(member.Name) || _signatures.Contains(method.ToDisplayString(SignatureFormat)));

    private static IEnumerable<string> RunsOfUpTo(int outputs) => Enumerable.Range(1, outputs)
        .Select(count => $"Run(System.ReadOnlySpan<float>{string.Concat(Enumerable.Repeat(", System.Span<float>", count))})")
        .Append("Run(System.ReadOnlySpan<float>, System.ReadOnlySpan<System.Memory<float>>)");
}
