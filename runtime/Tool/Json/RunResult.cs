namespace ShuffleNet.Compiler.Tool;

/// <summary>The result of <c>run</c>, as JSON has it.</summary>
/// <param name="Title">The network in words.</param>
/// <param name="Preprocess">The recipe's name.</param>
/// <param name="Images">In the order of the command line.</param>
internal sealed record RunResult(string Title, string Preprocess, IReadOnlyList<ClassifiedImage> Images);
