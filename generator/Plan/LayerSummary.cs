namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Sums up a layer: what it computes, what was folded into it, and its cost.</summary>
internal static class LayerSummary
{
    public static SummaryRow Of(NetworkGraph graph, Node node, Kernel kernel) => new(
        Kind(node),
        node.Inputs[0].Shape,
        node.Output.Shape,
        string.Join(", ", Folded(graph, node, kernel)),
        MultiplyAdds(node),
        Parameters(node),
        Bytes(node));

    private static string Kind(Node node) => node switch
    {
        ConvolutionNode { Kind: ConvolutionKind.Pointwise, Groups: 1 } => "pointwise",
        ConvolutionNode { Kind: ConvolutionKind.Pointwise } pointwise => Text.Of($"pointwise in {pointwise.Groups} groups"),
        ConvolutionNode { Kind: ConvolutionKind.Depthwise } depthwise => Text.Of(
            $"depthwise {depthwise.Kernel}x{depthwise.Kernel} stride {depthwise.Stride}"),
        ConvolutionNode { Groups: 1 } convolution => Text.Of(
            $"convolution {convolution.Kernel}x{convolution.Kernel} stride {convolution.Stride}"),
        ConvolutionNode grouped => Text.Of(
            $"convolution {grouped.Kernel}x{grouped.Kernel} stride {grouped.Stride} in {grouped.Groups} groups"),
        PoolNode { Divisor: null } pool => Text.Of($"maximum pool {pool.Kernel}x{pool.Kernel} stride {pool.Stride}"),
        PoolNode pool => Text.Of($"average pool {pool.Kernel}x{pool.Kernel} stride {pool.Stride}"),
        GlobalAverageNode => "global average",
        CopyNode => "copy",
        TransposeNode => "transpose",
        AddNode => "add",
        ActivationNode activation => activation.Activation.Title,
        ScaleNode => "scale",
        UpsampleNode { Bilinear: true } => "upsample bilinear",
        UpsampleNode => "upsample nearest",
        LinearNode => "linear",
        _ => "softmax",
    };

    private static IEnumerable<string> Folded(NetworkGraph graph, Node node, Kernel kernel)
    {
        if (node is ConvolutionNode convolution)
        {
            string[] parts =
            [
                convolution.Norm is null ? "" : "batch norm",
                graph.Views.TryGetValue(convolution.Input.Tensor, out ChannelView view) ? string.Join(", ", view.Operations) : "",
                convolution.InputOrder is null ? "" : "shuffle",
                convolution.Residual is null ? "" : "residual add",
                convolution.Activation.Title,
                kernel is StemKernel { Pool: DepthwiseKernel pool }
                    ? Text.Of($"maximum pool {pool.Kernel}x{pool.Kernel} stride {pool.Stride} by {pool.Rows} rows")
                    : "",
            ];
            return parts.Where(part => part.Length > 0).Distinct();
        }

        return node switch
        {
            PoolNode { Activation.IsNone: false } pool => [pool.Activation.Title],
            AddNode { Activation.IsNone: false } add => [add.Activation.Title],
            ScaleNode { Activation.IsNone: false } scale => [scale.Activation.Title],
            LinearNode linear => new[] { linear.Bias ? "bias" : "", linear.Activation.Title }.Where(part => part.Length > 0),
            _ => [],
        };
    }

    private static long MultiplyAdds(Node node) => node switch
    {
        ConvolutionNode convolution => (long)convolution.Convolved.Length * FilterLength(convolution),
        LinearNode linear => (long)linear.Input.Shape.Length * linear.Output.Shape.Length,
        _ => 0,
    };

    private static long Parameters(Node node) => node switch
    {
        ConvolutionNode convolution => (long)convolution.Output.Shape.Channels * (FilterLength(convolution) + 1),
        LinearNode linear => (long)linear.Output.Shape.Length * (linear.Input.Shape.Length + (linear.Bias ? 1 : 0)),
        _ => 0,
    };

    private static int FilterLength(ConvolutionNode node) => node.Input.Shape.Channels / node.Groups * node.Kernel * node.Kernel;

    private static long Bytes(Node node) => node.Inputs.Sum(input => (long)input.Type.Bytes) + node.Output.Type.Bytes;
}
