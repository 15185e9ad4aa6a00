namespace ShuffleNet.Compiler.Import.Onnx;

/// <summary>An axis of a tensor of planes.</summary>
/// <param name="Extent">At least 1.</param>
/// <param name="Step">
/// Elements of a plane from one place to the next where the axis is a part of rows and columns; 0 where it counts planes, or has one
/// place alone.
/// </param>
internal readonly record struct OnnxAxis(long Extent, long Step)
{
    public bool IsSpatial => Step > 0;
}
