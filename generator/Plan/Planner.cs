namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Decides everything that the graph leaves open: addresses, channel order, register tiles, packing.</summary>
internal sealed class Planner
{
    // Packed weights of each layer begin at a cache line.
    private const int Alignment = 16;

    private readonly NetworkGraph _graph;
    private readonly ChannelLayout _layout;
    private readonly MemoryPlan _memory;
    private int _weightOffset;

    private Planner(NetworkGraph graph)
    {
        _graph = graph;
        _layout = new ChannelLayout(graph);
        _memory = MemoryPlanner.Plan(graph);
    }

    public static NetworkPlan Plan(NetworkGraph graph) => new Planner(graph).Plan();

    private NetworkPlan Plan()
    {
        List<Step> steps = [.. _graph.Nodes.Select(PlanNode)];

        // One vector more, since a vector of weights at the end may be loaded whole for a part of it.
        int weightLength = _weightOffset + Alignment;
        int copies = _graph.Nodes.Count(node => node is ShuffleNode or ConcatNode or AddNode or ReluNode);
        return new NetworkPlan(_graph.Input.Shape, _graph.Output.Shape.Length, steps, _memory, weightLength, copies);
    }

    private Step PlanNode(Node node)
    {
        Step step = node switch
        {
            ConvolutionNode { Kind: ConvolutionKind.Pointwise } pointwise => Pointwise(pointwise),
            ConvolutionNode { Kind: ConvolutionKind.Depthwise } depthwise => Depthwise(depthwise),
            ConvolutionNode dense => Dense(dense),
            PoolNode pool => Pool(pool),
            GlobalAverageNode average => Make(average, new GlobalAverageKernel(average.Input.Shape.Channels, average.Input.Shape.Plane)),
            LinearNode linear => Linear(linear),
            SoftmaxNode softmax => Make(softmax, new SoftmaxKernel(softmax.Input.Shape.Length)),
            _ => throw new InvalidGraphException(Text.Of($"node {node.Name} ({node.Describe()}) has no kernel; a pass should have folded it")),
        };
        return StepText.Describe(node, step);
    }

    private Step Pointwise(ConvolutionNode node)
    {
        IEnumerable<int> weightInputs = node.InputOrder?.Sources ?? Enumerable.Range(0, node.Input.Shape.Channels);
        IReadOnlyList<int> sources = _layout.Planes(node.Input, weightInputs.Select(channel => channel + node.Input.First));
        PlaneAccess load = Access(node, sources, node.Groups);

        // Within a group the rows of the weights may come in any order, so they come in the order of their planes.
        int outputs = node.Output.Shape.Channels / node.Groups;
        IReadOnlyList<int> planes = _layout.Planes(node.Output, Enumerable.Range(node.Output.First, node.Output.Shape.Channels));
        int[] rows = [.. Enumerable.Range(0, planes.Count).OrderBy(channel => channel / outputs).ThenBy(channel => planes[channel])];
        int[] destinations = [.. rows.Select(channel => planes[channel])];
        PlaneAccess store = Access(node, destinations, node.Groups);

        EquatableArray<int> blocks = ChannelBlocks.Of(outputs);
        Address destination = At(node.Output, destinations[0]);
        Address? residual = node.Residual is null ? null : At(node.Residual, node.Residual.First + destinations[0] - node.Output.First);
        ResidualMode mode = residual is null ? ResidualMode.None : residual == destination ? ResidualMode.InPlace : ResidualMode.Separate;
        PointwiseKernel kernel = new(
            node.Input.Shape.Channels / node.Groups, outputs, node.Groups, node.Output.Shape.Plane, load, store, mode, node.Relu, blocks);
        return Make(node, kernel) with
        {
            Source = At(node.Input, sources[0]),
            Destination = destination,
            Residual = mode == ResidualMode.Separate ? residual : null,
            Weights = Pack(node, kernel.Inputs, Permutation.FromSources(rows), blocks),
        };
    }

    private Step Depthwise(ConvolutionNode node)
    {
        if (_layout.Order(node.Input.Tensor) != _layout.Order(node.Output.Tensor))
        {
            throw new InvalidGraphException(Text.Of($"node {node.Name}: its input and output stand in different orders"));
        }

        Permutation planes = _layout.Order(node.Input.Tensor) ?? Permutation.Identity(node.Input.Shape.Channels);
        Permutation filters = node.FilterOrder is null ? planes : node.FilterOrder.Then(planes);
        WindowKernel kernel = new(
            WindowOperation.Convolve, node.Input.Shape, node.Output.Shape, node.Kernel, node.Stride, node.Padding, node.Relu, default);
        return Make(node, kernel) with { Weights = Pack(node, 1, filters, default) };
    }

    private Step Dense(ConvolutionNode node)
    {
        EquatableArray<int> blocks = ChannelBlocks.Of(node.Output.Shape.Channels, ChannelBlocks.MostDense);
        DenseKernel kernel = new(node.Input.Shape, node.Output.Shape, node.Stride, node.Relu, blocks);
        return Make(node, kernel) with
        {
            Weights = Pack(node, node.Input.Shape.Channels, Permutation.Identity(node.Output.Shape.Channels), blocks),
        };
    }

    private Step Pool(PoolNode node)
    {
        WindowOperation operation = node.Divisor is null ? WindowOperation.Maximum : WindowOperation.Average;
        return Make(node, new WindowKernel(
            operation, node.Input.Shape, node.Output.Shape, node.Kernel, node.Stride, node.Padding, node.Relu, node.Divisor ?? default));
    }

    private Step Linear(LinearNode node)
    {
        LinearKernel kernel = new(node.Input.Shape.Length, node.Output.Shape.Length);
        int length = kernel.Blocks.Sum() * (kernel.Inputs + 1);
        PackedLayer weights = new(null, node.Weight, null, node.Bias, kernel.Outputs, kernel.Inputs, 1, Reserve(length), length)
        {
            Blocks = new(kernel.Blocks),
        };
        return Make(node, kernel) with { Weights = weights };
    }

    private PackedLayer Pack(ConvolutionNode node, int inputs, Permutation order, EquatableArray<int> blocks)
    {
        int outputs = node.Output.Shape.Channels;
        int length = node.Kind == ConvolutionKind.Depthwise
            ? outputs * DepthwiseFilter.Stride
            : outputs * ((inputs * node.Kernel * node.Kernel) + 1);
        return new PackedLayer(node.Kind, node.Weight, node.Norm, false, outputs, inputs, node.Groups, Reserve(length), length)
        {
            OutputOrder = order.IsIdentity ? null : order,
            Blocks = blocks,
        };
    }

    private int Reserve(int length)
    {
        int offset = _weightOffset;
        _weightOffset += (length + Alignment - 1) / Alignment * Alignment;
        return offset;
    }

    private static PlaneAccess Access(Node node, IReadOnlyList<int> planes, int groups) =>
        PlaneAccess.TryFind([.. planes.Select(plane => plane - planes[0])], groups)
        ?? throw new InvalidGraphException(Text.Of($"node {node.Name}: its planes are no arithmetic sequence: {string.Join(" ", planes)}"));

    private Step Make(Node node, Kernel kernel) =>
        new(node.Name, kernel, At(node.Inputs[0], node.Inputs[0].First), At(node.Output, node.Output.First), "");

    private Address At(Slice slice, int plane)
    {
        if (slice.Tensor == _graph.Input.Tensor)
        {
            return new Address(MemorySource.Input, plane * slice.Shape.Plane);
        }

        return _memory.Contains(slice.Tensor)
            ? new Address(MemorySource.Arena, _memory.OffsetOf(slice.Tensor) + (plane * slice.Shape.Plane))
            : new Address(MemorySource.Output, plane * slice.Shape.Plane);
    }
}
