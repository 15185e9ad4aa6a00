namespace ShuffleNet.Compiler.Tool;

/// <summary>The result of <c>detect</c>, as JSON has it.</summary>
/// <param name="Kind">The published detector.</param>
/// <param name="Images">In the order of the command line.</param>
internal sealed record DetectResult(string Kind, IReadOnlyList<DetectedImage> Images);
