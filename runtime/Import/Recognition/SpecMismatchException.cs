namespace ShuffleNet.Compiler.Import;

/// <summary>The file is a ShuffleNet, but another one than the class that was to take its weights.</summary>
public sealed class SpecMismatchException : WeightException
{
    internal SpecMismatchException(string file, IReadOnlyList<SpecMismatch> mismatches)
        : base($"{file} is another network than this class: {string.Join("; ", mismatches)}") => Mismatches = mismatches;

    /// <summary>Every property in which the two differ; at least one.</summary>
    public IReadOnlyList<SpecMismatch> Mismatches { get; }
}
