namespace ShuffleNet.Compiler.Import;

/// <summary>The file is a ShuffleNet, but another one than the class that was to take its weights.</summary>
public sealed class SpecMismatchException : WeightException
{
    internal SpecMismatchException(string file, IReadOnlyList<SpecMismatch> mismatches, string attribute)
        : base($"{file} is another network than this class: {string.Join("; ", mismatches)}; the attribute of the file is {attribute}") =>
        Mismatches = mismatches;

    /// <summary>Every property in which the two differ; at least one.</summary>
    public IReadOnlyList<SpecMismatch> Mismatches { get; }
}
