namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>Checks what every pass must keep true. Run after the builder and after each pass.</summary>
internal static class GraphValidator
{
    /// <exception cref="InvalidGraphException">The message names the node and the rule.</exception>
    public static void Validate(NetworkGraph graph)
    {
        HashSet<string> names = [];
        Dictionary<string, List<Slice>> written = new() { [graph.Input.Tensor] = [graph.Input] };
        foreach (Node node in graph.Nodes)
        {
            Require(names.Add(node.Name), node, "its name occurs twice");
            foreach (Slice input in node.Inputs)
            {
                Require(Covered(graph, written, input) == input.Shape.Channels, node, Text.Of($"it reads {input} before it is written"));
            }

            Require(!graph.Views.ContainsKey(node.Output.Tensor), node, Text.Of($"{node.Output} is a view and written"));
            Require(Covered(graph, written, node.Output) == 0, node, Text.Of($"{node.Output} is written twice"));
            (written.TryGetValue(node.Output.Tensor, out List<Slice> slices) ? slices : written[node.Output.Tensor] = []).Add(node.Output);
            ValidateShapes(node);
        }

        if (graph.Outputs.FirstOrDefault(output => Covered(graph, written, output) != output.Shape.Channels) is Slice unwritten)
        {
            throw new InvalidGraphException(Text.Of($"the output {unwritten} is not written"));
        }
    }

    private static void ValidateShapes(Node node)
    {
        TensorShape output = node.Output.Shape;
        TensorShape input = node.Inputs[0].Shape;
        Require(output.Channels > 0 && output.Plane > 0, node, "its output is empty");
        switch (node)
        {
            case ConvolutionNode convolution:
                Require(input.Channels % convolution.Groups == 0 && output.Channels % convolution.Groups == 0, node, "its groups do not divide its channels");
                TensorShape convolved = convolution.Convolved;
                Require(convolved.Height == Size(input.Height, convolution) && convolved.Width == Size(input.Width, convolution), node, "its output has a wrong size");
                Require(convolution.Pool is null || (convolution is { Kind: ConvolutionKind.Dense, Residual: null } && convolution.Activation.Of(Interval.Any).IsNonNegative), node, "only a first convolution whose results are not negative has a pool");
                Require(convolution.Pool is not FusedPool pool || (output.Channels == convolved.Channels), node, "its pool has other channels than its convolution");
                Require(convolution.Residual is null || convolution.Residual.Shape == output, node, "its residual has another shape");
                Require(convolution.InputOrder is null || convolution.InputOrder.Count == input.Channels, node, "its input order has another length");
                Require(convolution.FilterOrder is null || convolution.FilterOrder.Count == input.Channels, node, "its filter order has another length");
                Require(convolution.Kind != ConvolutionKind.Depthwise || input.Channels == output.Channels, node, "a depthwise convolution keeps its channels");
                break;
            case ConcatNode concat:
                Require(concat.First.Shape.Channels + concat.Second.Shape.Channels == output.Channels, node, "its channels do not add up");
                Require(concat.Inputs.All(part => (part.Shape with { Channels = output.Channels }) == output), node, "its parts have different sizes");
                break;
            case AddNode or ActivationNode or BatchNormNode or ShuffleNode or SoftmaxNode or CopyNode:
                Require(node.Inputs.All(part => part.Shape == output), node, "it changes the shape");
                break;
            case SplitNode split:
                Require((input with { Channels = output.Channels }) == output, node, "it changes the size");
                Require(split.First >= 0 && split.First + output.Channels <= input.Channels, node, "it takes channels that are not there");
                break;
            case PoolNode:
                Require(input.Channels == output.Channels, node, "it changes the channels");
                break;
            case GlobalAverageNode:
                Require(output == new TensorShape(input.Channels, 1, 1), node, "it does not give one value per channel");
                break;
            case LinearNode:
                Require(input.Plane == 1 && output.Plane == 1, node, "it is no vector");
                break;
        }
    }

    private static int Size(int size, ConvolutionNode node) => WindowSize.Of(size, node.Kernel, node.Stride, node.Padding);

    /// <summary>How many channels of a slice are written; the written slices do not overlap.</summary>
    private static int Covered(NetworkGraph graph, Dictionary<string, List<Slice>> written, Slice slice) =>
        graph.Sources(slice).Count(source => written.TryGetValue(source.Tensor, out List<Slice> slices)
            && slices.Any(other => source.Channel >= other.First && source.Channel < other.End && other.Shape.Plane == slice.Shape.Plane));

    private static void Require(bool condition, Node node, string rule)
    {
        if (!condition)
        {
            throw new InvalidGraphException(Text.Of($"node {node.Name}: {rule}"));
        }
    }
}
