namespace ShuffleNet.Compiler.Import.Onnx;

/// <summary>
/// Planes on their way through Reshape, Transpose, Slice and their like. Each axis counts planes or is a part of rows and
/// columns; exporters move planes about but never look into them, so a list of planes is all there is to follow. A network
/// runs one image at a time, so the batch is an axis of one plane.
/// </summary>
internal sealed record OnnxPlanes : OnnxValue
{
    private readonly Plane[] _planes;
    private readonly OnnxAxis[] _axes;
    private readonly string? _mover;

    private OnnxPlanes(Plane[] planes, OnnxAxis[] axes, string? mover) => (_planes, _axes, _mover) = (planes, axes, mover);

    public override IReadOnlyList<long> Shape => [.. _axes.Select(axis => axis.Extent)];

    /// <summary>Zeros around each plane that a Pad node has asked for: top, left, bottom, right.</summary>
    public (int Top, int Left, int Bottom, int Right) Padding { get; init; }

    /// <summary>How many planes there are.</summary>
    public int Count => _planes.Length;

    public int Height => _planes[0].Node.Height;

    public int Width => _planes[0].Node.Width;

    /// <summary>The planes as the channels of one image, or null where the shape is another.</summary>
    public ChannelView? View =>
        Padding == default && (_axes.AsSpan().SequenceEqual(Axes(Count, Height, Width, 4)) || IsVector)
            ? new ChannelView(_planes, _mover)
            : null;

    /// <summary>The same without what a Pad node has asked for.</summary>
    public ChannelView? Unpadded => (this with { Padding = default }).View;

    private bool IsVector => Height == 1 && Width == 1 && _axes.AsSpan().SequenceEqual(Axes(Count, 1, 1, 2));

    /// <param name="view">Channels of one image.</param>
    /// <param name="rank">4, or 2 where planes have one element.</param>
    public static OnnxPlanes Of(ChannelView view, int rank = 4) =>
        new([.. view.Planes], Axes(view.Channels, view.Height, view.Width, rank), view.Mover);

    /// <inheritdoc cref="Of(ChannelView, int)"/>
    public static OnnxPlanes Of(NetworkNode node, int rank = 4) => Of(ChannelView.Of(node), rank);

    /// <summary>The same elements in another shape, or null if that would mix planes with rows and columns.</summary>
    public OnnxPlanes? Reshape(IReadOnlyList<long> shape)
    {
        List<OnnxAxis> axes = [];
        Queue<OnnxAxis> runs = Runs();
        long left = 1;
        bool spatial = false;
        foreach (long extent in shape)
        {
            if (extent > 1 && left == 1 && runs.TryDequeue(out OnnxAxis run))
            {
                (left, spatial) = (run.Extent, run.IsSpatial);
            }

            if (extent < 1 || left % extent != 0)
            {
                return null;
            }

            left /= extent;
            axes.Add(new OnnxAxis(extent, extent > 1 && spatial));
        }

        return left == 1 && runs.Count == 0 && Padding == default ? new OnnxPlanes(_planes, [.. axes], _mover) : null;
    }

    /// <summary>Axes in another order, or null if rows and columns would change places.</summary>
    public OnnxPlanes? Transpose(int[] order, string mover)
    {
        int[] spatial = [.. order.Where(axis => _axes[axis].IsSpatial)];
        if (!spatial.SequenceEqual(spatial.Order()) || Padding != default)
        {
            return null;
        }

        int[] counting = [.. order.Where(axis => !_axes[axis].IsSpatial)];
        long[] strides = [.. counting.Select(Stride)];
        Plane[] planes = new Plane[Count];
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

            planes[position] = _planes[source];
        }

        return new OnnxPlanes(planes, [.. order.Select(axis => _axes[axis])], mover);
    }

    /// <summary>The given places along an axis, or null if the axis cuts through planes.</summary>
    public OnnxPlanes? Take(int axis, IReadOnlyList<long> places, string mover)
    {
        if (_axes[axis].IsSpatial || Padding != default)
        {
            return null;
        }

        int inner = (int)Stride(axis);
        int block = inner * (int)_axes[axis].Extent;
        Plane[] planes = [.. Enumerable.Range(0, Count / block).SelectMany(outer =>
            places.SelectMany(place => new ArraySegment<Plane>(_planes, (outer * block) + ((int)place * inner), inner)))];
        return new OnnxPlanes(planes, [.. _axes[..axis], new OnnxAxis(places.Count, false), .. _axes[(axis + 1)..]], mover);
    }

    /// <summary>How many planes one step along an axis is.</summary>
    private long Stride(int axis) =>
        _axes.Skip(axis + 1).Where(later => !later.IsSpatial).Aggregate(1L, (product, later) => product * later.Extent);

    /// <summary>Neighbouring axes of one kind as one; axes of one element are of either.</summary>
    private Queue<OnnxAxis> Runs()
    {
        List<OnnxAxis> runs = [];
        foreach (OnnxAxis axis in _axes.Where(axis => axis.Extent > 1))
        {
            if (runs.Count > 0 && runs[^1].IsSpatial == axis.IsSpatial)
            {
                runs[^1] = axis with { Extent = runs[^1].Extent * axis.Extent };
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
        OnnxAxis[] all = [new(1, false), new(channels, false), new(height, height > 1), new(width, width > 1)];
        return all[..rank];
    }
}
