using Microsoft.CodeAnalysis;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>The members that the emitted part declares; the user's part may have no other of these.</summary>
internal static class GeneratedMembers
{
    /// <summary>Signatures of the methods. Overloads with other parameters are the user's to add.</summary>
    public static readonly IReadOnlyList<string> Methods =
    [
        "Load(string)",
        "Load(System.IO.Stream)",
        "Load(ShuffleNet.Compiler.TensorSource)",
        "CreateRandom(int)",
        "Create(ShuffleNet.Compiler.PackedWeights)",
        "Run(System.ReadOnlySpan<float>, System.Span<float>)",
        "Dispose()",
        "LayerWeights()",
    ];

    /// <summary>Constants, properties and fields.</summary>
    public static readonly IReadOnlyList<string> Values =
    [
        "Weights", "Summary", "InputLength", "OutputLength", "InputChannels", "InputHeight", "InputWidth", "Classes",
        "ArenaBytes", "WeightBytes", "MultiplyAdds", "WeightLayout", "Profile", "_weights", "_workspace", "s_summary",
    ];

    private static readonly HashSet<string> Signatures = new(Methods, StringComparer.Ordinal);

    private static readonly HashSet<string> Names =
        new(Methods.Select(method => method.Substring(0, method.IndexOf('('))).Concat(Values), StringComparer.Ordinal);

    private static readonly SymbolDisplayFormat SignatureFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    public static bool IsName(string name) => Names.Contains(name);

    /// <summary>Whether a member of the user's cannot stand beside the generated ones.</summary>
    public static bool Clashes(ISymbol member) =>
        IsName(member.Name)
        && (member is not IMethodSymbol { TypeParameters.Length: 0 } method
            ? member is not IMethodSymbol
            : Values.Contains(member.Name) || Signatures.Contains(method.ToDisplayString(SignatureFormat)));
}
