using Microsoft.CodeAnalysis.CSharp;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>What the outputs of a network are called in its class.</summary>
internal static class OutputNames
{
    // Other parameters and locals of the methods that have the outputs for parameters.
    private static readonly HashSet<string> s_taken =
        new(
            ["input", "outputs", "arena", "weights", "src", "profile", "check", "thread", "inference", "lease", "nint", "nuint"],
            StringComparer.OrdinalIgnoreCase);

    /// <summary>The parameters: the outputs' names, with an underscore behind those that mean something else there.</summary>
    public static IReadOnlyList<string> Of(NetworkPlan plan) => [.. plan.Outputs.Select(output =>
        s_taken.Contains(output.Name) || SyntaxFacts.GetKeywordKind(output.Name) != SyntaxKind.None ? output.Name + "_" : output.Name)];

    /// <summary>The constant that has the length of an output.</summary>
    public static string Length(string output) => char.ToUpperInvariant(output[0]) + output.Substring(1) + "Length";
}
