namespace ShuffleNet.Compiler;

/// <summary>A result of a network in the text of operators.</summary>
/// <param name="Name">What the file calls it; any text.</param>
/// <param name="Tensor">The operator that computes it, or <c>input</c>.</param>
/// <param name="Line">Where it stands in the text, from 1; 0 where it stands in none.</param>
internal sealed record OperatorResult(string Name, string Tensor, int Line = 0);
