namespace ShuffleNet.Compiler.Tool;

/// <summary>An image of <see cref="RunResult"/>.</summary>
/// <param name="Path">As the command line names it.</param>
/// <param name="Milliseconds">Of the inference, without decoding and preprocessing.</param>
/// <param name="Classes">The best ones, the best first.</param>
internal sealed record ClassifiedImage(string Path, double Milliseconds, IReadOnlyList<RankedClass> Classes);
