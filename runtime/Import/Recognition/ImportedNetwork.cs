namespace ShuffleNet.Compiler.Import;

/// <summary>A network that was recognised: what the file shows of its properties, and its layers.</summary>
internal sealed record ImportedNetwork(SpecFindings Findings, FoldedConvolution Stem, IReadOnlyList<ImportedUnit> Units, FoldedConvolution Classifier);
