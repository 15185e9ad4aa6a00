namespace ShuffleNet.Compiler.Tool;

/// <summary>What a model file holds.</summary>
/// <param name="Path">As the command line names it.</param>
/// <param name="Format">In words.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Tensors">How many tensors it has.</param>
/// <param name="Values">How many numbers they hold.</param>
/// <param name="ElementTypes">Of the tensors.</param>
internal sealed record FileFacts(string Path, string Format, long Bytes, int Tensors, long Values, IReadOnlyList<string> ElementTypes);
