namespace ShuffleNet.Compiler;

/// <summary>A word about an operator, such as <c>kernel=3</c>.</summary>
/// <param name="Name">As in <c>kernel</c>.</param>
/// <param name="Value">Without spaces; a list has commas.</param>
internal sealed record OperatorProperty(string Name, string Value);
