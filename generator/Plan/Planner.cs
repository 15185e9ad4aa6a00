namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Decides everything that the graph leaves open: addresses, channel order, register tiles, packing.</summary>
internal sealed class Planner
{
    // The largest window whose averages a window kernel computes, with the same padding on each side.
    private const int MaxWindowAverage = 3;

    private readonly NetworkGraph _graph;
    private readonly ChannelLayout _layout;
    private readonly MemoryPlan _memory;
    private readonly Dictionary<string, int> _outputs;
    private readonly int _bandBytes;
    private int _weightOffset;

    private Planner(NetworkGraph graph, int threads, bool apart, int bandBytes)
    {
        graph = LayoutCopies.Insert(graph);
        _graph = graph;
        _layout = new ChannelLayout(graph);
        _outputs = OutputBuffers.Of(graph, _layout);
        _bandBytes = bandBytes;
        _memory = MemoryPlanner.Plan(graph, _layout, new HashSet<string>(_outputs.Keys) { graph.Input.Tensor }, threads, apart, bandBytes);
    }

    /// <param name="threads">How many there is memory for; the steps are not divided yet.</param>
    /// <param name="apart">Whether buffers stand apart in the arena, so that an access beyond one meets no other.</param>
    /// <param name="bandBytes">What a band of the first convolution's result may take, in bytes.</param>
    public static NetworkPlan Plan(NetworkGraph graph, int threads = 1, bool apart = false, int bandBytes = StemBand.MaxBytes) =>
        new Planner(graph, threads, apart, bandBytes).Plan();

    private NetworkPlan Plan()
    {
        List<Step> steps = [.. _graph.Nodes.Select(PlanNode)];

        // One vector more, since a vector of weights at the end may be loaded whole for a part of it.
        int weightBytes = _weightOffset + VectorIsa.Widest.Bytes;
        int copies = _graph.Nodes.Count(node => node is CopyNode or TransposeNode);
        return new NetworkPlan(_graph.Input.Type,
            [.. _graph.Outputs.Select(output => new OutputTensor(output.Name, output.Slice.Type))], steps, _memory, weightBytes, copies)
        {
            IgnoredPrefixes = _graph.IgnoredPrefixes,
        };
    }

    // All kernels that there are take planar float32.
    private Step PlanNode(Node node) => node switch
    {
        _ when !node.Output.Type.IsStoredLike(TensorType.Float32(node.Output.Shape)) =>
            throw new InvalidGraphException(Text.Of($"node {node.Name} ({node.Describe()}): no kernel computes {node.Output.Type}")),
        ConvolutionNode { Kind: ConvolutionKind.Pointwise } pointwise => Pointwise(pointwise),
        ConvolutionNode { Kind: ConvolutionKind.Depthwise } depthwise => Depthwise(depthwise),
        ConvolutionNode { IsPlain3x3: true } convolution => Convolution(convolution),
        ConvolutionNode convolution => Grouped(convolution),
        AddNode add => Elementwise(add, add.Activation),
        ActivationNode activation => Elementwise(activation, activation.Activation),
        ScaleNode scale => Scale(scale),
        UpsampleNode upsample => Make(upsample, new UpsampleKernel(upsample.Input.Shape, upsample.Bilinear)),
        PoolNode pool => Pool(pool),
        GlobalAverageNode average => Make(average, new GlobalAverageKernel(average.Input.Shape.Channels, average.Input.Shape.Plane)),
        LinearNode linear => Linear(linear),
        CopyNode copy => Copy(copy),
        SoftmaxNode softmax => Make(softmax, new SoftmaxKernel(softmax.Input.Shape.Channels, softmax.Input.Shape.Plane)),
        TransposeNode transpose => Make(transpose, new TransposeKernel(transpose.Input.Shape.Channels, transpose.Input.Shape.Plane)),
        _ => throw new InvalidGraphException(Text.Of($"node {node.Name} ({node.Describe()}) has no kernel; a pass should have folded it")),
    };

    private Step Pointwise(ConvolutionNode node)
    {
        IReadOnlyList<int> planes = _layout.Planes(node.Input);
        IReadOnlyList<int> sources = [.. node.InputOrder?.Apply(planes) ?? planes];

        // Without groups the columns of the weights may come in any order, so they come in the order of their planes.
        int[] columns = [.. Enumerable.Range(0, sources.Count).OrderBy(channel => node.Groups == 1 ? sources[channel] : channel)];
        sources = [.. columns.Select(channel => sources[channel])];
        PlaneAccess load = PlaneAccess.Of(sources, node.Groups);

        // Within a group the rows may.
        int outputs = node.Output.Shape.Channels / node.Groups;
        planes = _layout.Planes(node.Output);
        int[] rows = [.. Enumerable.Range(0, planes.Count).OrderBy(channel => channel / outputs).ThenBy(channel => planes[channel])];
        IReadOnlyList<int> destinations = [.. rows.Select(channel => planes[channel])];
        PlaneAccess store = PlaneAccess.Of(destinations, node.Groups);

        EquatableArray<int> blocks = ChannelBlocks.Of(outputs);
        Address destination = At(node.Output, store.IsIndexed ? 0 : destinations[0]);
        Address? residual = node.Residual is null ? null : At(node.Residual, _layout.Planes(node.Residual)[rows[0]]);
        if (residual is not null && store.IsIndexed)
        {
            throw new InvalidGraphException(Text.Of(
                $"node {node.Name}: it adds to planes that are no arithmetic sequence: {string.Join(" ", destinations)}"));
        }

        ResidualMode mode = residual is null ? ResidualMode.None : residual == destination ? ResidualMode.InPlace : ResidualMode.Separate;
        PointwiseKernel kernel = new(
            node.Input.Shape.Channels / node.Groups, outputs, node.Groups, node.Output.Shape.Plane, load, store, mode, node.Activation,
            blocks);
        return Make(node, kernel, At(node.Input, load.IsIndexed ? 0 : sources[0]), destination) with
        {
            Residual = mode == ResidualMode.Separate ? residual : null,
            LoadPlanes = load.IsIndexed ? new(sources) : default,
            StorePlanes = store.IsIndexed ? new(destinations) : default,
            Weights = Pack(node, kernel.Inputs, Permutation.FromSources(rows), blocks) with { InputOrder = node.Groups == 1
                ? OrNull(Permutation.FromSources(columns))
                : null },
        };
    }

    private Step Depthwise(ConvolutionNode node)
    {
        DepthwiseKernel kernel = new(
            DepthwiseOperation.Convolve, node.Input.Shape, node.Output.Shape, node.Kernel, node.Stride, node.Padding.Left, node.Activation,
            default)
        {
            Above = node.Padding.Top,
        };
        Step step = Planewise(node, node.Input, kernel);
        Permutation channels = ChannelsByPlane(node.Input);
        return step with { Weights = Pack(node, 1, node.FilterOrder is null ? channels : node.FilterOrder.Then(channels), default) };
    }

    /// <summary>A step that computes adjacent planes one by one, whatever channels they hold.</summary>
    private Step Planewise(Node node, Slice input, Kernel kernel) => ChannelsByPlane(input) == ChannelsByPlane(node.Output)
        ? Make(node, kernel, At(input, _layout.Planes(input).Min()), At(node.Output, _layout.Planes(node.Output).Min()))
        : throw new InvalidGraphException(Text.Of($"node {node.Name}: its input and output stand in different orders"));

    /// <summary>The channels of a slice in the order of their planes, which are adjacent.</summary>
    private Permutation ChannelsByPlane(Slice slice)
    {
        IReadOnlyList<int> planes = _layout.Planes(slice);
        int first = planes.Min();
        return planes.Max() - first < planes.Count
            ? Permutation.FromSources(planes.Select(plane => plane - first)).Invert()
            : throw new InvalidGraphException(Text.Of($"the planes of {slice} are not adjacent: {string.Join(" ", planes)}"));
    }

    private Step Convolution(ConvolutionNode node)
    {
        EquatableArray<int> blocks = ChannelBlocks.Of(node.Output.Shape.Channels, ChannelBlocks.MaxConvolution);
        ConvolutionKernel kernel = new(node.Input.Shape, node.Convolved, node.Stride, node.Activation, blocks);
        Permutation rows = ChannelsByPlane(node.Output);
        Kernel whole = node.Pool is null ? kernel : Stem(node, node.Pool, StemBand.Of(node, _bandBytes), kernel);
        return Make(node, whole, At(node, node.Input), At(node.Output, _layout.Planes(node.Output).Min())) with
        {
            Scratch = node.Pool is null
                ? null
                : new Address(MemorySource.Arena, _memory.OffsetOf(MemoryPlanner.BandOf(node)), node.Output.Type.Element),
            Weights = Pack(node, node.Input.Shape.Channels, rows, blocks),
        };
    }

    private Step Grouped(ConvolutionNode node)
    {
        EquatableArray<int> blocks = ChannelBlocks.Of(node.Output.Shape.Channels / node.Groups);
        GroupedConvolutionKernel kernel = new(
            node.Input.Shape, node.Output.Shape, node.Kernel, node.Stride, node.Padding, node.Groups, node.Activation, blocks);
        return Make(node, kernel) with
        {
            Weights = Pack(node, kernel.InputsPerGroup, Permutation.Identity(node.Output.Shape.Channels), blocks),
        };
    }

    private Step Elementwise(Node node, Activation activation) =>
        Make(node, new ElementwiseKernel(node.Inputs.Count, node.Output.Shape.Length, activation)) with
        {
            Operands = new(node.Inputs.Skip(1).Select(input => At(node, input))),
        };

    private Step Scale(ScaleNode node)
    {
        IReadOnlyList<int> planes = _layout.Planes(node.Output);
        bool listed = PlaneAccess.Of(planes, 1) is not { IsIndexed: false, ChannelStep: 1 };
        ScaleKernel kernel = new(node.Input.Shape.Channels, node.Input.Shape.Plane, node.Activation) { StoresListed = listed };
        return Make(node, kernel, At(node, node.Input), At(node.Output, listed ? 0 : planes[0])) with
        {
            Operands = new([At(node, node.Factors)]),
            StorePlanes = listed ? new(planes) : default,
        };
    }

    private static StemKernel Stem(ConvolutionNode node, FusedPool pool, StemBand band, ConvolutionKernel convolution) => new(
        convolution with { BufferedRows = band.Shape.Height },
        new DepthwiseKernel(DepthwiseOperation.Maximum, band.Shape, node.Output.Shape,
            FusedPool.Kernel, FusedPool.Stride, pool.Padding, Activation.None, default)
        {
            Rows = band.Rows,
            IsBand = true,
        });

    private Step Pool(PoolNode node)
    {
        if (node.Divisor is AverageDivisor divisor && (node.Kernel > MaxWindowAverage || node.Padding.Even is null))
        {
            return Planewise(node, node.Input, new AveragePoolKernel(
                node.Input.Shape, node.Output.Shape, node.Kernel, node.Stride, node.Padding, divisor, node.Activation));
        }

        DepthwiseOperation operation = node.Divisor is null ? DepthwiseOperation.Maximum : DepthwiseOperation.Average;
        return Planewise(node, node.Input, new DepthwiseKernel(
            operation, node.Input.Shape, node.Output.Shape, node.Kernel, node.Stride, node.Padding.Left, node.Activation,
            node.Divisor ?? default)
        {
            Above = node.Padding.Top,
            MayBeNegative = node.Divisor is null && !new IntervalAnalysis(_graph).Of(node.Input).IsNonNegative,
        });
    }

    private Step Linear(LinearNode node)
    {
        LinearKernel kernel = new(node.Input.Shape.Length, node.Output.Shape.Length) { Activation = node.Activation };
        ElementType element = node.Input.Type.Element;
        int bytes = kernel.Blocks.Sum() * (kernel.Inputs + 1) * element.Bytes;
        PackedLayer weights = new(
            LayerKind.Linear, node.Weight, null, node.Bias, kernel.Outputs, kernel.Inputs, 1, element, Reserve(bytes), bytes)
        {
            Blocks = new(kernel.Blocks),
        };
        return Make(node, kernel) with { Weights = weights };
    }

    private Step Copy(CopyNode node)
    {
        IReadOnlyList<int> from = _layout.Planes(node.Input);
        IReadOnlyList<int> to = _layout.Planes(node.Output);
        int plane = node.Input.Shape.Plane;
        IEnumerable<CopySpan> spans = Consecutive
            .Runs(from.Count, index => from[index] == from[index - 1] + 1 && to[index] == to[index - 1] + 1)
            .Select(run => new CopySpan(from[run.First] * plane, to[run.First] * plane, run.Count * plane));
        return Make(node, new CopyKernel(new(spans)), At(node.Input, 0), At(node.Output, 0));
    }

    private PackedLayer Pack(ConvolutionNode node, int inputs, Permutation order, EquatableArray<int> blocks)
    {
        int outputs = node.Output.Shape.Channels;
        ElementType element = node.Input.Type.Element;
        int length = node.Kind == ConvolutionKind.Depthwise
            ? outputs * DepthwiseFilter.Stride(node.Kernel)
            : outputs * ((inputs * node.Kernel * node.Kernel) + 1);
        int bytes = length * element.Bytes;
        LayerKind kind = node.Kind switch
        {
            ConvolutionKind.Pointwise => LayerKind.Pointwise,
            ConvolutionKind.Depthwise => LayerKind.Depthwise,
            _ => LayerKind.Convolution,
        };
        bool bias = node.Bias && node.Norm is null;
        return new PackedLayer(kind, node.Weight, node.Norm, bias, outputs, inputs, node.Groups, element, Reserve(bytes), bytes)
        {
            Kernel = node.Kernel,
            OutputOrder = OrNull(order),
            Blocks = blocks,
        };
    }

    private int Reserve(int bytes)
    {
        // The weights of each layer begin at a cache line.
        int offset = _weightOffset;
        _weightOffset += CacheLine.Align(bytes);
        return offset;
    }

    private static Permutation? OrNull(Permutation order) => order.IsIdentity ? null : order;

    /// <summary>A step that reads and writes adjacent planes in the order of their channels.</summary>
    private Step Make(Node node, Kernel kernel) => Make(node, kernel, At(node, node.Inputs[0]), At(node, node.Output));

    private Step Make(Node node, Kernel kernel, Address source, Address destination) =>
        new(node.Name, LayerSummary.Of(_graph, node, kernel), kernel, source, destination)
    {
        Shuffle = (node as ConvolutionNode)?.InputOrder,
        IsViewed = _graph.Views.Values.Any(view => view.Tensors.Contains(node.Output.Tensor)),
    };

    private Address At(Node node, Slice slice)
    {
        IReadOnlyList<int> planes = _layout.Planes(slice);
        return planes.Select((plane, channel) => plane == planes[0] + channel).All(same => same)
            ? At(slice, planes[0])
            : throw new InvalidGraphException(Text.Of(
                $"node {node.Name}: the planes of {slice} are not adjacent: {string.Join(" ", planes)}"));
    }

    private Address At(Slice slice, int plane)
    {
        string buffer = _layout.Buffer(slice);
        int offset = slice.Type.OffsetOf(plane);
        ElementType element = slice.Type.Element;
        if (buffer == _graph.Input.Tensor)
        {
            return new Address(MemorySource.Input, offset, element);
        }

        return _outputs.TryGetValue(buffer, out int output)
            ? new Address(MemorySource.Output, offset, element, output)
            : new Address(MemorySource.Arena, _memory.OffsetOf(buffer) + offset, element);
    }
}
