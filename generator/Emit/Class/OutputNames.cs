namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>What the outputs of a network are called where it runs.</summary>
internal static class OutputNames
{
    public static IReadOnlyList<string> Of(NetworkSpec spec) =>
        spec.IsBackbone ? [.. spec.OutputStages.Select(stage => Text.Of($"stage{stage}"))] : ["output"];

    /// <summary>The constant that has the length of an output.</summary>
    public static string Length(string output) => char.ToUpperInvariant(output[0]) + output.Substring(1) + "Length";
}
