namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// Between which values the elements of each tensor lie, worked out from the activations and followed through what moves,
/// pools, adds or multiplies values.
/// </summary>
internal sealed class IntervalAnalysis
{
    private readonly NetworkGraph _graph;
    private readonly Dictionary<string, List<(Slice Slice, Interval Values)>> _written = [];

    public IntervalAnalysis(NetworkGraph graph)
    {
        _graph = graph;
        _written[graph.Input.Tensor] = [(graph.Input, Interval.Any)];
        foreach (Node node in graph.Nodes)
        {
            List<(Slice Slice, Interval Values)> slices =
                _written.TryGetValue(node.Output.Tensor, out List<(Slice Slice, Interval Values)> known)
                    ? known
                    : _written[node.Output.Tensor] = [];
            slices.Add((node.Output, Results(node)));
        }
    }

    /// <summary>Of all elements of a slice.</summary>
    public Interval Of(Slice slice)
    {
        IEnumerable<Slice> sources = _graph.Views.TryGetValue(slice.Tensor, out ChannelView view)
            ? view.Tensors.Select(tensor => slice with { Tensor = tensor, First = 0, Shape = slice.Shape with { Channels = int.MaxValue } })
            : [slice];
        return sources.Select(OfWritten).Aggregate((joined, next) => joined.Join(next));
    }

    // Whole tensors stand for the channels of a view, which may make the interval wider.
    private Interval OfWritten(Slice slice) => _written.TryGetValue(slice.Tensor, out List<(Slice Slice, Interval Values)> slices)
        ? slices.Where(part => part.Slice.First - slice.First < slice.Shape.Channels && slice.First < part.Slice.End)
            .Select(part => part.Values)
            .DefaultIfEmpty(Interval.Any)
            .Aggregate((joined, next) => joined.Join(next))
        : Interval.Any;

    private Interval Results(Node node) => node switch
    {
        ConvolutionNode convolution => convolution.Activation.Of(Interval.Any),
        ActivationNode activation => activation.Activation.Of(Of(activation.Input)),
        PoolNode { Divisor: null } pool => pool.Activation.Of(Of(pool.Input)),

        // The mean may count zeros of the padding.
        PoolNode pool => pool.Activation.Of(Of(pool.Input).Join(Interval.Zero)),
        ConcatNode concat => concat.Inputs.Select(Of).Aggregate((joined, next) => joined.Join(next)),
        AddNode add => add.Activation.Of(add.Inputs.Select(Of).Aggregate((sum, next) => sum.Plus(next))),
        ScaleNode scale => scale.Activation.Of(Of(scale.Input).Times(Of(scale.Factors))),
        GlobalAverageNode or UpsampleNode or ShuffleNode or SplitNode or CopyNode or TransposeNode => Of(node.Inputs[0]),
        LinearNode linear => linear.Activation.Of(Interval.Any),
        SoftmaxNode => new(0, 1),
        _ => Interval.Any,
    };
}
