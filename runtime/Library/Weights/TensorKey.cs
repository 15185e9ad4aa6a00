namespace ShuffleNet.Compiler;

/// <summary>
/// The key that says which of a file's networks is meant: the keys of the dictionaries around its tensors, then the beginning of
/// their names, joined with dots.
/// </summary>
internal static class TensorKey
{
    /// <summary>The key of the outermost dictionary.</summary>
    public const string Outermost = ".";

    /// <summary>Whether a name stands under a beginning.</summary>
    public static bool Begins(string name, string beginning) =>
        name.Length > beginning.Length && name[beginning.Length] == '.' && name.StartsWith(beginning, StringComparison.Ordinal);

    /// <summary>For messages: the places where a key can be said.</summary>
    public static string HowToSay(string key) =>
        $"--key {key} in the tool, Key=\"{key}\" of the ShuffleNetWeights item, WeightFile.Open(path, \"{key}\") in code";
}
