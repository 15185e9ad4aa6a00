namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Says in words and numbers what a step does: the sentence above its call and its row in the summary.</summary>
internal static class StepText
{
    public static Step Describe(NetworkGraph graph, Node node, Step step)
    {
        TensorShape input = node.Inputs[0].Shape;
        TensorShape output = node.Output.Shape;
        string kind = Kind(node);
        string folded = string.Join(", ", Folded(graph, node, step));
        SummaryRow row = new(kind, input, output, folded, MultiplyAdds(node), Parameters(node), Bytes(node));
        string what = Text.Of($"{step.Name}: {kind}, {input} -> {output}");
        string also = folded.Length == 0 ? "" : Text.Of($"; with {folded}");
        return step with { Row = row, Sentence = what + also + "." + Order(graph, node, step) + Listed(step) };
    }

    private static string Kind(Node node) => node switch
    {
        ConvolutionNode { Kind: ConvolutionKind.Pointwise, Groups: 1 } => "pointwise",
        ConvolutionNode { Kind: ConvolutionKind.Pointwise } pointwise => Text.Of($"pointwise in {pointwise.Groups} groups"),
        ConvolutionNode { Kind: ConvolutionKind.Depthwise } depthwise => Text.Of($"depthwise {depthwise.Kernel}x{depthwise.Kernel} stride {depthwise.Stride}"),
        ConvolutionNode convolution => Text.Of($"convolution {convolution.Kernel}x{convolution.Kernel} stride {convolution.Stride}{(convolution.Groups == 1 ? "" : Text.Of($" in {convolution.Groups} groups"))}"),
        PoolNode { Divisor: null } pool => Text.Of($"maximum pool {pool.Kernel}x{pool.Kernel} stride {pool.Stride}"),
        PoolNode pool => Text.Of($"average pool {pool.Kernel}x{pool.Kernel} stride {pool.Stride}"),
        GlobalAverageNode => "global average",
        CopyNode => "copy",
        AddNode => "add",
        ActivationNode activation => activation.Activation.Title,
        ScaleNode => "scale",
        UpsampleNode { Bilinear: true } => "upsample bilinear",
        UpsampleNode => "upsample nearest",
        LinearNode => "linear",
        _ => "softmax",
    };

    private static IEnumerable<string> Folded(NetworkGraph graph, Node node, Step step)
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
                step.Kernel is StemKernel { Pool: WindowKernel pool } ? Text.Of($"maximum pool {pool.Kernel}x{pool.Kernel} stride {pool.Stride} by {pool.Rows} rows") : "",
            ];
            return parts.Where(part => part.Length > 0).Distinct();
        }

        return node switch
        {
            PoolNode { Activation.IsNone: false } pool => [pool.Activation.Title],
            AddNode { Activation.IsNone: false } add => [add.Activation.Title],
            ScaleNode { Activation.IsNone: false } scale => [scale.Activation.Title],
            LinearNode { Bias: true } => ["bias"],
            _ => [],
        };
    }

    /// <summary>Where the folded shuffle went: into the planes that are read, or into those that are written.</summary>
    private static string Order(NetworkGraph graph, Node node, Step step)
    {
        if (step.Kernel is not PointwiseKernel { Groups: > 1 } kernel)
        {
            bool viewed = graph.Views.Values.Any(view => view.Tensors.Contains(node.Output.Tensor));
            return !viewed && step.Weights is { Kind: ConvolutionKind.Pointwise, OutputOrder: not null }
                ? " Its rows are packed in the order in which the next pointwise layer reads them: the shuffle."
                : "";
        }

        if (kernel.Load.IsIndexed || kernel.Store.IsIndexed)
        {
            return "";
        }

        if (node is ConvolutionNode { InputOrder: Permutation order } && kernel.Load.ChannelStep == 1)
        {
            return Text.Of($" Reads channels {List(order.Sources, kernel.Inputs)}: the shuffle; they were stored as neighbours.");
        }

        return kernel.Load.ChannelStep != 1
            ? Text.Of($" Group q reads planes {Sequence(kernel.Load)}: the shuffle.")
            : kernel.Store.ChannelStep != 1
                ? Text.Of($" Group q stores planes {Sequence(kernel.Store)}: the next shuffle.")
                : "";
    }

    /// <summary>The planes that no steps lead to.</summary>
    private static string Listed(Step step)
    {
        string why = step.Kernel is PointwiseKernel { Groups: > 1 } ? ": the next shuffle" : ", which are free by now";
        string text = step.LoadPlanes.Count == 0 ? "" : Text.Of($" Reads planes {Runs(step.LoadPlanes)}, where they stand.");
        return text + (step.StorePlanes.Count == 0 ? "" : Text.Of($" Writes planes {Runs(step.StorePlanes)}{why}."));
    }

    private static string Sequence(PlaneAccess access) =>
        Text.Of($"q, q + {access.ChannelStep}, q + {2 * access.ChannelStep}, …").Replace("q,", access.GroupStep == 1 ? "q," : Text.Of($"{access.GroupStep} q,"));

    /// <summary>The first group's channels as runs: "0-6, 20-26, 40-45, then the next".</summary>
    private static string List(EquatableArray<int> sources, int perGroup)
    {
        return Runs(new(sources.Take(perGroup).OrderBy(channel => channel))) + " for group 0";
    }

    private static string Runs(EquatableArray<int> sorted)
    {
        List<string> runs = [];
        for (int first = 0; first < sorted.Count;)
        {
            int last = first;
            while (last + 1 < sorted.Count && sorted[last + 1] == sorted[last] + 1)
            {
                last++;
            }

            runs.Add(first == last ? Text.Of($"{sorted[first]}") : Text.Of($"{sorted[first]}-{sorted[last]}"));
            first = last + 1;
        }

        return string.Join(", ", runs.Take(8)) + (runs.Count > 8 ? ", …" : "");
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

    private static long Bytes(Node node) => sizeof(float) * (node.Inputs.Sum(input => (long)input.Shape.Length) + node.Output.Shape.Length);
}
