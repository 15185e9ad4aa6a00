namespace ShuffleNet.Compiler.Tool;

/// <summary>An object of <see cref="DetectedImage"/>; its box in pixels of the image, cut at the border.</summary>
/// <param name="Index">The class, from 0.</param>
/// <param name="Label">The class's name.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Left">Of the box.</param>
/// <param name="Top">Of the box.</param>
/// <param name="Right">Of the box.</param>
/// <param name="Bottom">Of the box.</param>
internal sealed record DetectedObject(int Index, string Label, float Score, float Left, float Top, float Right, float Bottom);
