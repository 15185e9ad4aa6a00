namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// What a graph takes, in elements: estimates for the limits of networks, before anything is planned. What moves channels or changes
/// single values is taken to do so where they stand, as it does after the passes.
/// </summary>
/// <param name="Weights">Of the packed weights.</param>
/// <param name="Activations">Of the channels that are alive at once, where that is most.</param>
/// <param name="Node">The operator at which that is.</param>
internal sealed record GraphVolume(long Weights, long Activations, string Node)
{
    /// <summary>Elements to which planes and lists of output channels are padded at most: those of the widest vector.</summary>
    private const int Padding = 16;

    public static GraphVolume Of(NetworkGraph graph)
    {
        (long activations, string node) = Peak(graph);
        return new(graph.Nodes.Sum(WeightsOf), activations, node);
    }

    private static (long Elements, string Node) Peak(NetworkGraph graph)
    {
        // For each channel that is computed: its elements, and the operators that compute it and read it last.
        List<(long Elements, int Birth)> planes = [];
        List<int> deaths = [];
        Dictionary<string, int[]> tensors = [];
        tensors[graph.Input.Tensor] = Compute(graph.Input, 0, elements: 0);
        for (int index = 0; index < graph.Nodes.Count; index++)
        {
            Node node = graph.Nodes[index];
            int[][] inputs = [.. node.Inputs.Select(input => tensors[input.Tensor])];
            Use(inputs.SelectMany(input => input), index);
            tensors[node.Output.Tensor] = node switch
            {
                ShuffleNode shuffle => [.. shuffle.Order.Apply(inputs[0])],
                SplitNode split => [.. inputs[0].Skip(split.First).Take(split.Output.Shape.Channels)],
                ConcatNode => [.. inputs.SelectMany(input => input)],
                BatchNormNode or ActivationNode or AddNode => inputs[0],
                _ => Compute(node.Output, index, Padded(node.Output.Shape.Plane)),
            };
        }

        Use(graph.Outputs.SelectMany(output => tensors[output.Slice.Tensor]), graph.Nodes.Count - 1);
        long[] change = new long[graph.Nodes.Count + 1];
        for (int plane = 0; plane < planes.Count; plane++)
        {
            change[planes[plane].Birth] += planes[plane].Elements;
            change[deaths[plane] + 1] -= planes[plane].Elements;
        }

        long alive = 0;
        (long most, string at) = (0, "");
        for (int index = 0; index < graph.Nodes.Count; index++)
        {
            alive += change[index];
            (most, at) = alive > most ? (alive, graph.Nodes[index].Name) : (most, at);
        }

        return (most, at);

        int[] Compute(Slice output, int birth, long elements)
        {
            int first = planes.Count;
            planes.AddRange(Enumerable.Repeat((elements, birth), output.Shape.Channels));
            deaths.AddRange(Enumerable.Repeat(birth, output.Shape.Channels));
            return [.. Enumerable.Range(first, output.Shape.Channels)];
        }

        void Use(IEnumerable<int> channels, int index)
        {
            foreach (int channel in channels)
            {
                deaths[channel] = index;
            }
        }
    }

    private static long WeightsOf(Node node) => node switch
    {
        // What is packed of a filter beside its taps: the bias, and padding.
        ConvolutionNode { Kind: ConvolutionKind.Depthwise } depthwise =>
            DepthwiseFilter.Stride(depthwise.Kernel) * Padded(depthwise.Output.Shape.Channels),
        ConvolutionNode convolution =>
            (((long)convolution.Input.Shape.Channels / convolution.Groups * convolution.Kernel * convolution.Kernel) + 1)
            * convolution.Groups * Padded(convolution.Output.Shape.Channels / convolution.Groups),
        LinearNode linear => (((long)linear.Input.Shape.Channels * linear.Input.Shape.Plane) + 1) * Padded(linear.Output.Shape.Channels),
        _ => 0,
    };

    private static long Padded(long elements) => (elements + Padding - 1) / Padding * Padding;
}
