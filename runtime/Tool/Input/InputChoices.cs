namespace ShuffleNet.Compiler.Tool;

/// <summary>What a command line may say about a model file.</summary>
/// <param name="Spec">The network, where the file does not show all of it.</param>
/// <param name="Size">Rows and columns of the input, where the file leaves them open.</param>
/// <param name="Weights">The second file of a format that has two.</param>
/// <param name="Key">Which network of a file of tensors that holds several.</param>
internal sealed record InputChoices(string? Spec, (int Height, int Width)? Size, string? Weights, string? Key);
