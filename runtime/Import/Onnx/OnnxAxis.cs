namespace ShuffleNet.Compiler.Import.Onnx;

/// <summary>An axis of a tensor of planes.</summary>
/// <param name="Extent">At least 1.</param>
/// <param name="IsSpatial">Whether it is a part of rows and columns; false for an axis of one element.</param>
internal readonly record struct OnnxAxis(long Extent, bool IsSpatial);
