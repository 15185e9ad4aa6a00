namespace ShuffleNet.Compiler.Import;

/// <summary>What quantisation has changed in the result of a layer.</summary>
/// <param name="Name">The layer: the beginning of its tensors' names, <c>pool</c>, or <c>mean</c>.</param>
/// <param name="SignalToNoise">
/// The squares of its values in float32 to the squares of the differences, over the calibration images, in decibels. What the layers
/// before it have changed is in the difference.
/// </param>
public sealed record LayerNoise(string Name, double SignalToNoise);
