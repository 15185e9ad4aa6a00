namespace ShuffleNet.Compiler.Tool;

/// <summary>An image of <see cref="DetectResult"/>.</summary>
/// <param name="Path">As the command line names it.</param>
/// <param name="Milliseconds">From the pixels to the boxes, without decoding the file.</param>
/// <param name="Output">The image with boxes; null where none was asked for.</param>
/// <param name="Objects">By falling score.</param>
internal sealed record DetectedImage(string Path, double Milliseconds, string? Output, IReadOnlyList<DetectedObject> Objects);
