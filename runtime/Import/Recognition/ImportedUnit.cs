namespace ShuffleNet.Compiler.Import;

/// <summary>The three convolutions of a unit's branch, and the orders in which the second and third read.</summary>
/// <param name="First">Pointwise.</param>
/// <param name="Depthwise">3x3.</param>
/// <param name="Second">Pointwise.</param>
/// <param name="DepthwiseOrder">Input k of the depthwise convolution is output <c>DepthwiseOrder[k]</c> of the first.</param>
/// <param name="SecondOrder">Input k of the second pointwise convolution is output <c>SecondOrder[k]</c> of the depthwise one.</param>
internal sealed record ImportedUnit(
    FoldedConvolution First,
    FoldedConvolution Depthwise,
    FoldedConvolution Second,
    int[] DepthwiseOrder,
    int[] SecondOrder);
