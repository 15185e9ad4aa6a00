namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>Why a height or width does not go through the network.</summary>
/// <param name="Stage">Index of the stage, -1 for the stem's pool.</param>
/// <param name="Input">The size that enters there.</param>
/// <param name="Branch">What the strided depthwise convolution makes of it; 0 for the stem's pool.</param>
/// <param name="Pooled">What the pool makes of it; 0 if not even one window fits.</param>
internal sealed record SideFault(int Stage, int Input, int Branch, int Pooled);
