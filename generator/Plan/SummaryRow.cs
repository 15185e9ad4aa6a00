namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>One layer of the summary; see the runtime's LayerSummary for the meaning of each number.</summary>
internal sealed record SummaryRow(
    string Kind, TensorShape Input, TensorShape Output, string Folded, long MultiplyAdds, long Parameters, long Bytes);
