namespace ShuffleNet.Compiler.Import.Onnx;

/// <summary>
/// Planes on their way through Reshape, Transpose, Slice and their like. Each axis counts planes or is a part of rows and
/// columns; exporters move both about but seldom look into planes, so a list of planes and the order of the axes is all there is to
/// follow. A network runs one image at a time, so the batch is an axis of one plane.
/// </summary>
internal sealed record OnnxPlanes : OnnxValue
{
    private readonly OnnxAxis[] _axes;

    // Several nodes may read what has to be rearranged once.
    private OnnxPlanes? _planar;

    private OnnxPlanes(ChannelView all, OnnxAxis[] axes) => (All, _axes) = (all, axes);

    public override IReadOnlyList<long> Shape => [.. _axes.Select(axis => axis.Extent)];

    /// <summary>The planes in the order of the axes that count them, whatever the order of the others is.</summary>
    public ChannelView All { get; }

    /// <summary>Zeros around each plane that a Pad node has asked for: top, left, bottom, right.</summary>
    public (int Top, int Left, int Bottom, int Right) Padding { get; init; }

    /// <summary>Whether the mean over rows, or over columns, was asked for, and that over the others is still to come.</summary>
    public bool IsHalfMean { get; init; }

    /// <summary>How many planes there are.</summary>
    public int Count => All.Channels;

    public int Height => All.Height;

    public int Width => All.Width;

    /// <summary>The planes as the channels of one image, or null where the shape is another.</summary>
    public ChannelView? View =>
        IsComplete && (_axes.AsSpan().SequenceEqual(Axes(Count, Height, Width, 4)) || IsVector) ? All : null;

    /// <summary>The same without what a Pad node has asked for.</summary>
    public ChannelView? Unpadded => (this with { Padding = default }).View;

    /// <summary>Whether nothing is pending: no zeros around planes, and no mean of a half.</summary>
    public bool IsComplete => Padding == default && !IsHalfMean;

    /// <summary>Whether plane after plane these are the elements in their order.</summary>
    public bool IsPlanar =>
        IsComplete && Order().SequenceEqual(Order().OrderBy(axis => axis.IsSpatial)) && IsDescending(Order());

    private bool IsVector => Height == 1 && Width == 1 && _axes.AsSpan().SequenceEqual(Axes(Count, 1, 1, 2));

    /// <param name="view">Channels of one image.</param>
    /// <param name="rank">4, or 2 where planes have one element.</param>
    public static OnnxPlanes Of(ChannelView view, int rank = 4) => new(view, Axes(view.Channels, view.Height, view.Width, rank));

    /// <inheritdoc cref="Of(ChannelView, int)"/>
    public static OnnxPlanes Of(NetworkNode node, int rank = 4) => Of(ChannelView.Of(node), rank);

    /// <summary>What a node computes of these planes, each by itself, in the same order of axes.</summary>
    /// <param name="node">As many planes of the same size.</param>
    public OnnxPlanes With(NetworkNode node) => new(ChannelView.Of(node), _axes);

    /// <summary>What a node computes of the channels of each pixel.</summary>
    /// <param name="node">Planes of the same size.</param>
    /// <param name="axis">The only axis that counts planes.</param>
    public OnnxPlanes With(NetworkNode node, int axis)
    {
        OnnxAxis[] axes = [.. _axes];
        axes[axis] = new OnnxAxis(node.Channels, 0);
        return new OnnxPlanes(ChannelView.Of(node), axes);
    }

    /// <summary>The same with a mean over axes: of a value alone the mean of both directions can be computed.</summary>
    /// <param name="means">The means of whole planes; null where that over another axis is still to come.</param>
    /// <param name="axes">Those that the mean was over.</param>
    /// <param name="keep">Whether they stay, with one place.</param>
    public OnnxPlanes Mean(NetworkNode? means, int[] axes, bool keep)
    {
        OnnxAxis[] left =
        [
            .. _axes.Select((axis, index) => axes.Contains(index) ? new OnnxAxis(1, 0) : axis)
                .Where((_, index) => keep || !axes.Contains(index)),
        ];
        return new OnnxPlanes(means is null ? All : ChannelView.Of(means), left) { IsHalfMean = means is null };
    }

    /// <summary>The axes that are parts of rows and columns.</summary>
    public int[] SpatialAxes => [.. _axes.Index().Where(axis => axis.Item.IsSpatial).Select(axis => axis.Index)];

    /// <summary>The same in the order of axes in which an image stands with its channels last, as some frameworks have it.</summary>
    public OnnxPlanes ChannelsLast() => new(All, [_axes[0], _axes[2], _axes[3], _axes[1]]);

    /// <summary>Whether an axis is the only one that counts more than one plane.</summary>
    public bool IsChannels(int axis) => !_axes[axis].IsSpatial && _axes[axis].Extent == Count;

    /// <summary>Whether other planes stand in the same order, so that each element has its partner.</summary>
    public bool StandsLike(OnnxPlanes other) => IsComplete && other.IsComplete && _axes.AsSpan().SequenceEqual(other._axes);

    /// <summary>For each plane its place along an axis.</summary>
    public IEnumerable<int> Places(int axis)
    {
        int inner = (int)Stride(axis);
        return Enumerable.Range(0, Count).Select(plane => (int)(plane / inner % _axes[axis].Extent));
    }

    /// <summary>The same elements in another shape, or null if that would mix planes with rows and columns.</summary>
    public OnnxPlanes? Reshape(IReadOnlyList<long> shape)
    {
        List<OnnxAxis> axes = [];
        Queue<OnnxAxis> runs = Runs();
        long left = 1;
        long step = 0;
        foreach (long extent in shape)
        {
            if (extent > 1 && left == 1 && runs.TryDequeue(out OnnxAxis run))
            {
                (left, step) = (run.Extent, run.Step);
            }

            if (extent < 1 || left % extent != 0)
            {
                return null;
            }

            left /= extent;
            axes.Add(new OnnxAxis(extent, extent > 1 ? step * left : 0));
        }

        return left == 1 && runs.Count == 0 && IsComplete ? new OnnxPlanes(All, [.. axes]) : null;
    }

    /// <summary>Axes in another order.</summary>
    public OnnxPlanes? Transpose(int[] order, string mover)
    {
        if (!IsComplete)
        {
            return null;
        }

        int[] counting = [.. order.Where(axis => !_axes[axis].IsSpatial)];
        long[] strides = [.. counting.Select(Stride)];
        int[] planes = new int[Count];
        for (int position = 0; position < planes.Length; position++)
        {
            long source = 0;
            long rest = position;
            for (int place = counting.Length - 1; place >= 0; place--)
            {
                long extent = _axes[counting[place]].Extent;
                source += rest % extent * strides[place];
                rest /= extent;
            }

            planes[position] = (int)source;
        }

        return new OnnxPlanes(All.Ordered(planes, mover), [.. order.Select(axis => _axes[axis])]);
    }

    /// <summary>The given places along an axis, or null if the axis cuts through planes.</summary>
    public OnnxPlanes? Take(int axis, IReadOnlyList<long> places, string mover)
    {
        if (_axes[axis].IsSpatial || !IsComplete)
        {
            return null;
        }

        int inner = (int)Stride(axis);
        int block = inner * (int)_axes[axis].Extent;
        int[] planes = [.. Enumerable.Range(0, Count / block).SelectMany(outer =>
            places.SelectMany(place => Enumerable.Range((outer * block) + ((int)place * inner), inner)))];
        return new OnnxPlanes(All.Taken(planes, mover), [.. _axes[..axis], new OnnxAxis(places.Count, 0), .. _axes[(axis + 1)..]]);
    }

    /// <summary>Tensors one after the other along an axis that counts planes, or null where they do not fit.</summary>
    public static OnnxPlanes? Join(IReadOnlyList<OnnxPlanes> parts, int axis, string mover)
    {
        OnnxPlanes first = parts[0];
        OnnxAxis[] Others(OnnxPlanes part) => [.. part._axes[..axis], .. part._axes[(axis + 1)..]];
        if (parts.Any(part => !part.IsComplete || part._axes.Length != first._axes.Length || part._axes[axis].IsSpatial
            || part.Height != first.Height || part.Width != first.Width || !Others(part).AsSpan().SequenceEqual(Others(first))))
        {
            return null;
        }

        OnnxAxis[] axes = [.. first._axes];
        axes[axis] = new OnnxAxis(parts.Sum(part => part._axes[axis].Extent), 0);
        ChannelView joined = ChannelView.Join([.. parts.Select(part => part.All)], mover);

        // One behind the other within every place of the axes before.
        int outer = (int)first._axes.Take(axis)
            .Where(before => !before.IsSpatial)
            .Aggregate(1L, (product, before) => product * before.Extent);
        int[] starts = [.. parts.Select((_, index) => parts.Take(index).Sum(part => part.Count))];
        IEnumerable<int> order = Enumerable.Range(0, outer).SelectMany(place => parts.SelectMany((part, index) =>
            Enumerable.Range(starts[index] + (place * (part.Count / outer)), part.Count / outer)));
        return new OnnxPlanes(outer == 1 ? joined : joined.Ordered([.. order], mover), axes);
    }

    /// <summary>
    /// The same elements as planes in the order in which they stand: where channels come last, those of each pixel become a row. Null
    /// where no list of planes has that order.
    /// </summary>
    public OnnxPlanes? Planar(NetworkBuilder builder, string node) =>
        !IsComplete ? null
        : IsPlanar ? this
        : _planar ??= Rearranged(builder, node);

    private OnnxPlanes? Rearranged(NetworkBuilder builder, string node)
    {
        OnnxAxis[] order = Order();
        int before = order.TakeWhile(axis => !axis.IsSpatial).Count();
        int spatial = order.Skip(before).TakeWhile(axis => axis.IsSpatial).Count();
        if (order.Skip(before + spatial).Any(axis => axis.IsSpatial) || !IsDescending(order))
        {
            return null;
        }

        int groups = (int)order.Take(before).Aggregate(1L, (product, axis) => product * axis.Extent);
        int channels = Count / groups;
        ChannelView rows = ChannelView.Join(
            [.. Enumerable.Range(0, groups).Select(group => ChannelView.Of(builder.Transpose(
                groups == 1 ? node : $"{node}:{group}", All.Part(group * channels, channels, node))))],
            node);

        // What counted pixels counts planes now; what counted channels is a part of the row.
        long inner = channels;
        OnnxAxis[] axes = new OnnxAxis[_axes.Length];
        for (int axis = 0, seen = 0; axis < axes.Length; axis++)
        {
            OnnxAxis old = _axes[axis];
            seen += old.Extent > 1 ? 1 : 0;
            bool last = old.Extent > 1 && seen > before + spatial;
            inner = last ? inner / old.Extent : inner;
            axes[axis] = new OnnxAxis(old.Extent, last ? inner : 0);
        }

        return new OnnxPlanes(rows, axes);
    }

    /// <summary>All elements in one row, or null if they do not stand plane after plane.</summary>
    public OnnxPlanes? Row(NetworkBuilder builder, string node, int rank) =>
        Planar(builder, node) is not OnnxPlanes planar ? null
        : planar.Height == 1 && planar.Width == 1 ? Of(planar.All, rank)
        : planar.Count == 1 ? Of(builder.Transpose(node, planar.All), rank)
        : Of(builder.Flatten(node, planar.All), rank);

    /// <summary>How many planes one step along an axis is.</summary>
    private long Stride(int axis) =>
        _axes.Skip(axis + 1).Where(later => !later.IsSpatial).Aggregate(1L, (product, later) => product * later.Extent);

    /// <summary>The axes of more than one place.</summary>
    private OnnxAxis[] Order() => [.. _axes.Where(axis => axis.Extent > 1)];

    // Rows before columns.
    private static bool IsDescending(OnnxAxis[] order)
    {
        long[] steps = [.. order.Where(axis => axis.IsSpatial).Select(axis => axis.Step)];
        return steps.SequenceEqual(steps.OrderDescending());
    }

    /// <summary>Neighbouring axes of one kind as one, where their places follow each other.</summary>
    private Queue<OnnxAxis> Runs()
    {
        List<OnnxAxis> runs = [];
        foreach (OnnxAxis axis in Order())
        {
            if (runs.Count > 0 && runs[^1].IsSpatial == axis.IsSpatial && runs[^1].Step == axis.Step * axis.Extent)
            {
                runs[^1] = new OnnxAxis(runs[^1].Extent * axis.Extent, axis.Step);
            }
            else
            {
                runs.Add(axis);
            }
        }

        return new Queue<OnnxAxis>(runs);
    }

    private static OnnxAxis[] Axes(int channels, int height, int width, int rank)
    {
        OnnxAxis[] all = [new(1, 0), new(channels, 0), new(height, height > 1 ? width : 0), new(width, width > 1 ? 1 : 0)];
        return all[..rank];
    }
}
