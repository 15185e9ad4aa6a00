namespace ShuffleNet.Compiler.Import;

/// <summary>The three convolutions of a V1 unit's branch, and the orders in which the second and third read.</summary>
/// <param name="First">Pointwise.</param>
/// <param name="Depthwise">Depthwise.</param>
/// <param name="Second">Pointwise.</param>
/// <param name="DepthwiseOrder">Input k of the depthwise convolution is output <c>DepthwiseOrder[k]</c> of the first.</param>
/// <param name="SecondOrder">Input k of the second pointwise convolution is output <c>SecondOrder[k]</c> of the depthwise one.</param>
internal sealed record ResidualLayers(
    FoldedConvolution First,
    FoldedConvolution Depthwise,
    FoldedConvolution Second,
    int[] DepthwiseOrder,
    int[] SecondOrder)
{
    /// <summary>
    /// The layers for a class, whose shuffle is that of the spec. Where the first convolution is not grouped, the order of its
    /// outputs is nobody's business but the next layers', so a file that leaves out the shuffle of such a unit (the Caffe
    /// models do) computes the same with its rows in another order.
    /// </summary>
    public IEnumerable<NamedLayer> Named(string unit, NetworkSpec spec)
    {
        int[] first = new int[First.Rows];
        int[] depthwise = new int[Depthwise.Rows];
        bool before = spec.ShufflePosition == ShufflePosition.BeforeDepthwise;
        int[] shuffle = ShuffleOrder.Of(spec, First.Rows);
        for (int k = 0; k < first.Length; k++)
        {
            // Input k of the second pointwise convolution comes from this filter, and that from this row.
            int filter = SecondOrder[k];
            first[shuffle[k]] = DepthwiseOrder[filter];
            depthwise[before ? k : shuffle[k]] = filter;
        }

        yield return new NamedLayer(TensorNames.Residual(unit, 1, 0).Weight, First, first);
        yield return new NamedLayer(TensorNames.Residual(unit, 1, 3).Weight, Depthwise, depthwise);
        yield return new NamedLayer(TensorNames.Residual(unit, 2, 0).Weight, Second);
    }
}
