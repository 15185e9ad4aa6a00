namespace ShuffleNet.Compiler.Import.Onnx;

/// <summary>Functions of one element, and the ways in which exporters write them down.</summary>
internal static class OnnxActivations
{
    private const double Sixth = 1 / 6.0;

    public static OnnxValue Apply(OnnxNode node) => node.Operation switch
    {
        "Clip" => Clip(node),
        "LeakyRelu" => Leaky(node, node.Number("alpha", 0.01f)),
        "PRelu" => Leaky(node, node.Numbers(1) is [double slope, .. double[] others] && others.All(other => other == slope)
            ? slope
            : throw node.Fault("the slopes of channels differ; one for all was expected")),
        "HardSigmoid" => Near(node.Number("alpha", 0.2f), Sixth) && node.Number("beta", 0.5f) == 0.5
            ? Of(node, ActivationFunction.HardSigmoid)
            : throw node.Fault("alpha is not 1/6, or beta not 0.5"),
        "HardSwish" => Of(node, ActivationFunction.HardSwish),
        _ => Of(node, ActivationFunction.Sigmoid),
    };

    /// <summary>x times a function of x, such as a SiLU; null where the planes are no such pair.</summary>
    public static OnnxPlanes? Gated(OnnxNode node, OnnxPlanes left, OnnxPlanes right)
    {
        foreach ((OnnxPlanes value, OnnxPlanes gate) in new[] { (left, right), (right, left) })
        {
            if (!value.StandsLike(gate) || gate.All.Planes[0].Node is not ActivationNode function || !gate.All.IsWhole(function))
            {
                continue;
            }

            if (function.Input.Equals(value.All) && function.Function is ActivationFunction.Sigmoid or ActivationFunction.HardSigmoid)
            {
                ActivationFunction whole =
                    function.Function == ActivationFunction.Sigmoid ? ActivationFunction.Silu : ActivationFunction.HardSwish;
                return value.With(node.Builder.Activation(node.Name, value.All, whole));
            }

            // x times relu6(x + 3) is six times a hard swish.
            if (Shifted(function) is ChannelView shifted && shifted.Equals(value.All))
            {
                ActivationNode swish = node.Builder.Activation(node.Name, value.All, ActivationFunction.HardSwish);
                return value.With(node.Builder.Affine(
                    node.Name, ChannelView.Of(swish), () => new(Values(swish.Channels, 6), new double[swish.Channels])));
            }
        }

        return null;
    }

    /// <summary>relu6(x + 3) times 1/6 is a hard sigmoid; null where the planes are no such thing.</summary>
    public static OnnxPlanes? Sixths(OnnxNode node, OnnxPlanes planes, double factor) =>
        Near(factor, Sixth) && planes.All.Planes[0].Node is ActivationNode function && planes.All.IsWhole(function)
            && Shifted(function) is ChannelView shifted
            ? planes.With(node.Builder.Activation(node.Name, shifted, ActivationFunction.HardSigmoid))
            : null;

    /// <summary>What is read where a node computes relu6(x + 3).</summary>
    private static ChannelView? Shifted(ActivationNode function) =>
        function.Function == ActivationFunction.Relu6
            && function.Input.Planes[0].Node is AffineNode affine && function.Input.IsWhole(affine)
            && affine.Read() is { } read && read.Factors.All(factor => factor == 1) && read.Summands.All(summand => summand == 3)
            ? affine.Input
            : null;

    private static OnnxPlanes Clip(OnnxNode node)
    {
        double Bound(string attribute, int input, double otherwise) =>
            node.HasAttribute(attribute) ? node.Number(attribute, 0)
                : node.Has(input) ? node.Numbers(input).FirstOrDefault(otherwise)
                : otherwise;

        double least = Bound("min", 1, float.MinValue);
        double most = Bound("max", 2, float.MaxValue);
        return least == 0 && most >= float.MaxValue ? node.Each(0, view => node.Builder.Relu(node.Name, view))
            : least == 0 && most == 6 ? Of(node, ActivationFunction.Relu6)
            : throw node.Fault($"to {least}..{most}; from 0 on, or from 0 to 6, is what there is a kernel for");
    }

    private static OnnxPlanes Leaky(OnnxNode node, double slope) =>
        node.Each(0, view => node.Builder.Activation(node.Name, view, ActivationFunction.LeakyRelu, slope));

    private static OnnxPlanes Of(OnnxNode node, ActivationFunction function) =>
        node.Each(0, view => node.Builder.Activation(node.Name, view, function));

    private static bool Near(double value, double expected) => Math.Abs(value - expected) < 1e-6;

    private static double[] Values(int count, double value) => [.. Enumerable.Repeat(value, count)];
}
