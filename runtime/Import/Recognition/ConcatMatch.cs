namespace ShuffleNet.Compiler.Import;

/// <summary>The end of a unit that concatenates.</summary>
/// <param name="Order">Which part comes first.</param>
/// <param name="Relu">Where the last ReLU stands.</param>
/// <param name="Node">The node that shows it.</param>
internal sealed record ConcatMatch(ConcatOrder Order, StridedReluPlacement Relu, string Node);
