namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>Checks what every pass must keep true. Run after the builder and after each pass.</summary>
internal sealed class GraphValidator
{
    private readonly NetworkGraph _graph;
    private readonly Dictionary<string, List<Slice>> _written;

    private GraphValidator(NetworkGraph graph)
    {
        _graph = graph;
        _written = new() { [graph.Input.Tensor] = [graph.Input] };
    }

    /// <exception cref="InvalidGraphException">The message names the node and the rule.</exception>
    public static void Validate(NetworkGraph graph) => new GraphValidator(graph).Validate();

    private void Validate()
    {
        HashSet<string> names = [];
        foreach (Node node in _graph.Nodes)
        {
            Require(names.Add(node.Name), node, "its name occurs twice");
            foreach (Slice input in node.Inputs)
            {
                Require(Covered(input) == input.Shape.Channels, node, Text.Of($"it reads {input} before it is written"));
            }

            Require(
                node.Inputs.All(input => input.Type.IsStoredLike(node.Output.Type)), node, "its operands differ in element type or layout");
            Require(!_graph.Views.ContainsKey(node.Output.Tensor), node, Text.Of($"{node.Output} is a view and written"));
            Require(Covered(node.Output) == 0, node, Text.Of($"{node.Output} is written twice"));
            (_written.TryGetValue(node.Output.Tensor, out List<Slice> slices)
                ? slices
                : _written[node.Output.Tensor] = []).Add(node.Output);
            ValidateShapes(node);
        }

        if (_graph.Outputs.Count == 0)
        {
            throw new InvalidGraphException("there is no output");
        }

        if (_graph.Outputs.Count > SpecLimits.Results)
        {
            throw new InvalidGraphException(
                Text.Of($"there are {_graph.Outputs.Count} outputs; a network has at most {SpecLimits.Results}"));
        }

        HashSet<string> outputs = new(StringComparer.OrdinalIgnoreCase);
        if (_graph.Outputs.FirstOrDefault(output => !IsName(output.Name) || !outputs.Add(output.Name)) is NetworkOutput named)
        {
            throw new InvalidGraphException(Text.Of(
                $"the output {named.Slice} is called \"{named.Name}\", which is no identifier of its own"));
        }

        if (_graph.Outputs.Select(output => output.Slice)
            .FirstOrDefault(output => Covered(output) != output.Shape.Channels) is Slice unwritten)
        {
            throw new InvalidGraphException(Text.Of($"the output {unwritten} is not written"));
        }
    }

    private static bool IsName(string name) =>
        name.Length > 0 && char.IsLetter(name[0]) && name.All(character => char.IsLetterOrDigit(character) || character == '_');

    private void ValidateShapes(Node node)
    {
        TensorShape output = node.Output.Shape;
        TensorShape input = node.Inputs[0].Shape;
        Require(output.Channels > 0 && output.Plane > 0, node, "its output is empty");
        switch (node)
        {
            case ConvolutionNode convolution:
                Require(convolution.Kernel is 1 or 3 or 5 or 7, node, "its kernel is not 1, 3, 5 or 7");
                RequireWindow(node, convolution.Kernel, convolution.Stride, convolution.Padding);
                Require(convolution.Groups > 0 && input.Channels % convolution.Groups == 0 && output.Channels % convolution.Groups == 0,
                    node, "its groups do not divide its channels");
                TensorShape convolved = convolution.Convolved;
                Require((convolved.Height, convolved.Width) == convolution.Padding.Windows(input, convolution.Kernel, convolution.Stride),
                    node, "its output has a wrong size");
                Require(convolution.Pool is null || (convolution is { IsPlain3x3: true, Residual: null } && convolution.Activation.Of(
                    Interval.Any).IsNonNegative), node, "only a first convolution whose results are not negative has a pool");
                Require(convolution.Pool is not FusedPool pool || (output.Channels == convolved.Channels),
                    node, "its pool has other channels than its convolution");
                Require(convolution.Residual is null || convolution.Residual.Shape == output, node, "its residual has another shape");
                Require(convolution.InputOrder is null || convolution.InputOrder.Count == input.Channels,
                    node, "its input order has another length");
                Require(convolution.FilterOrder is null || convolution.FilterOrder.Count == input.Channels,
                    node, "its filter order has another length");
                Require(convolution.Residual is null || convolution.Kind == ConvolutionKind.Pointwise,
                    node, "only a pointwise convolution has a residual");
                break;
            case ConcatNode concat:
                Require(concat.Inputs.Sum(part => part.Shape.Channels) == output.Channels, node, "its channels do not add up");
                Require(concat.Inputs.All(part => (part.Shape with { Channels = output.Channels }) == output),
                    node, "its parts have different sizes");
                break;
            case ScaleNode scale:
                Require(input == output, node, "it changes the shape");
                Require(scale.Factors.Shape == new TensorShape(output.Channels, 1, 1), node, "it does not have one factor per channel");
                break;
            case UpsampleNode:
                Require(output == new TensorShape(input.Channels, 2 * input.Height, 2 * input.Width),
                    node, "it does not double rows and columns");
                break;
            case SoftmaxNode:
                Require(input == output, node, "it changes the shape");
                break;
            case TransposeNode:
                Require(output == new TensorShape(input.Plane, 1, input.Channels), node, "its planes are not the pixels of its input");
                break;
            case AddNode or ActivationNode or BatchNormNode or ShuffleNode or CopyNode:
                Require(node.Inputs.All(part => part.Shape == output), node, "it changes the shape");
                break;
            case SplitNode split:
                Require((input with { Channels = output.Channels }) == output, node, "it changes the size");
                Require(split.First >= 0 && split.First + output.Channels <= input.Channels, node, "it takes channels that are not there");
                break;
            case PoolNode window:
                Require(window.Kernel is >= 1 and <= 7, node, "its window is not 1 to 7 wide");
                RequireWindow(node, window.Kernel, window.Stride, window.Padding);
                Require(input.Channels == output.Channels, node, "it changes the channels");
                Require(
                    (output.Height - 1) * window.Stride < input.Height + window.Padding.Top
                        && (output.Width - 1) * window.Stride < input.Width + window.Padding.Left, node,
                    "a window begins beyond its input");
                break;
            case GlobalAverageNode:
                Require(output == new TensorShape(input.Channels, 1, 1), node, "it does not give one value per channel");
                break;
            case LinearNode:
                Require(output.Plane == 1, node, "it makes no vector");
                break;
        }
    }

    private void RequireWindow(Node node, int kernel, int stride, Padding padding)
    {
        Require(stride is 1 or 2, node, "its stride is not 1 or 2");
        int[] sides = [padding.Top, padding.Left, padding.Bottom, padding.Right];
        Require(sides.All(side => side >= 0 && (side < kernel || side == 0)), node, "its padding is not less than its kernel");
    }

    /// <summary>How many channels of a slice are written; the written slices do not overlap.</summary>
    private int Covered(Slice slice) => _graph.Views.ContainsKey(slice.Tensor)
        ? _graph.Sources(slice).Count(source => Covered(source.Tensor, source.Channel, source.Channel + 1, slice.Shape.Plane) == 1)
        : Covered(slice.Tensor, slice.First, slice.End, slice.Shape.Plane);

    private int Covered(string tensor, int first, int end, int plane) => _written.TryGetValue(tensor, out List<Slice> slices)
        ? slices.Where(other => other.Shape.Plane == plane)
            .Sum(other => Math.Max(0, Math.Min(end, other.End) - Math.Max(first, other.First)))
        : 0;

    private void Require(bool condition, Node node, string rule)
    {
        if (!condition)
        {
            throw new InvalidGraphException(Text.Of($"node {node.Name}: {rule}"), new(_graph, node));
        }
    }
}
