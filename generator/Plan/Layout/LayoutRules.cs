namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>
/// What the kernels demand of the places of their operands. All take tensors whose planes are neighbours in the order of their
/// channels, in the workspace; some take more.
/// </summary>
internal sealed class LayoutRules(NetworkGraph graph, ChannelLayout layout)
{
    private readonly Dictionary<string, int> _outputs = OutputBuffers.Of(graph, layout);

    /// <summary>The first place where a demand is not met; null where all are.</summary>
    public LayoutFault? FirstFault()
    {
        HashSet<string> taken = [];
        for (int output = 0; output < graph.Outputs.Count; output++)
        {
            Slice slice = graph.Outputs[output].Slice;
            if (!OutputBuffers.Fills(graph, layout, slice) || !taken.Add(layout.Buffer(slice))
                || graph.Nodes.Any(node => ReadsBeyond(node, layout.Buffer(slice))))
            {
                return new LayoutFault(null, output);
            }
        }

        return graph.Nodes.Select(FirstFault).FirstOrDefault(fault => fault is not null);
    }

    private LayoutFault? FirstFault(Node node)
    {
        for (int operand = 0; operand < node.Inputs.Count; operand++)
        {
            if (!IsOneBuffer(node.Inputs[operand]))
            {
                return new LayoutFault(node, operand);
            }
        }

        string source = layout.Buffer(node.Inputs[0]);
        if (node.ReadsBeyondPlanes && (source == graph.Input.Tensor || _outputs.ContainsKey(source)))
        {
            return new LayoutFault(node, 0);
        }

        return node switch
        {
            CopyNode => null,
            ConvolutionNode { Kind: ConvolutionKind.Pointwise, Residual: not null } pointwise => OfResidual(pointwise),
            ConvolutionNode { Kind: ConvolutionKind.Pointwise } => null,
            ConvolutionNode { Kind: ConvolutionKind.Depthwise } or PoolNode => OfPlanewise(node),
            ConvolutionNode { IsPlain3x3: true } =>
                !IsInOrder(node.Inputs[0])
                    ? new LayoutFault(node, 0)
                    : !AreNeighbours(node.Output) ? new LayoutFault(node, LayoutFault.Result) : null,
            ScaleNode => OfOperands(node),
            _ => OfOthers(node),
        };
    }

    /// <summary>The shortcut has to stand as the result does, in planes of constant steps.</summary>
    private LayoutFault? OfResidual(ConvolutionNode node)
    {
        IReadOnlyList<int> result = layout.Planes(node.Output);
        IReadOnlyList<int> shortcut = layout.Planes(node.Residual!);
        int perGroup = result.Count / node.Groups;
        int[] stored = [.. Enumerable.Range(0, result.Count).OrderBy(channel => channel / perGroup).ThenBy(channel => result[channel])
            .Select(channel => result[channel])];
        bool alike = result.Zip(shortcut, (to, from) => to - from).Distinct().Count() == 1;
        return PlaneAccess.Of(stored, node.Groups).IsIndexed ? new LayoutFault(node, LayoutFault.Result)
            : alike ? null
            : new LayoutFault(node, IsInOrder(node.Residual!) ? LayoutFault.Result : 1);
    }

    /// <summary>Planes of any order, which is the same before and after.</summary>
    private LayoutFault? OfPlanewise(Node node)
    {
        if (!AreNeighbours(node.Inputs[0]))
        {
            return new LayoutFault(node, 0);
        }

        if (!AreNeighbours(node.Output))
        {
            return new LayoutFault(node, LayoutFault.Result);
        }

        IReadOnlyList<int> from = layout.Planes(node.Inputs[0]);
        IReadOnlyList<int> to = layout.Planes(node.Output);
        return from.Zip(to, (before, after) => after - before).Distinct().Count() == 1
            ? null
            : new LayoutFault(node, IsInOrder(node.Inputs[0]) ? LayoutFault.Result : 0);
    }

    /// <summary>Operands in their own order; the result may stand in any planes.</summary>
    private LayoutFault? OfOperands(Node node)
    {
        int unordered = node.Inputs.ToList().FindIndex(input => !IsInOrder(input));
        return unordered >= 0 ? new LayoutFault(node, unordered) : null;
    }

    private LayoutFault? OfOthers(Node node) =>
        OfOperands(node) ?? (IsInOrder(node.Output) ? null : new LayoutFault(node, LayoutFault.Result));

    private bool ReadsBeyond(Node node, string buffer) =>
        node.ReadsBeyondPlanes && graph.Tensors(node.Inputs[0]).Any(tensor => layout.Buffer(tensor) == buffer);

    private bool IsOneBuffer(Slice slice) => graph.Tensors(slice).Select(layout.Buffer).Distinct().Count() == 1;

    private bool IsInOrder(Slice slice)
    {
        IReadOnlyList<int> planes = layout.Planes(slice);
        return planes.Select((plane, channel) => plane == planes[0] + channel).All(same => same);
    }

    private bool AreNeighbours(Slice slice)
    {
        IReadOnlyList<int> planes = layout.Planes(slice);
        return planes.Distinct().Count() == planes.Count && planes.Max() - planes.Min() == planes.Count - 1;
    }
}
