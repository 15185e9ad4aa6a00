namespace ShuffleNet.Compiler.Import.Onnx;

/// <summary>
/// Planes on their way through Reshape, Transpose, Slice and their like. The leading axes of the shape count planes, the
/// trailing ones rows and columns; exporters move planes about but never look into them, so a list of planes is all there is
/// to follow. A network runs one image at a time, so the batch is an axis of one plane.
/// </summary>
/// <param name="Planes">Row-major over the leading axes.</param>
/// <param name="Extents">All axes.</param>
/// <param name="Mover">The last node that reordered planes.</param>
internal sealed record OnnxPlanes(Plane[] Planes, long[] Extents, string? Mover) : OnnxValue
{
    public override IReadOnlyList<long> Shape => Extents;

    /// <summary>Zeros around each plane that a Pad node has asked for: top, left, bottom, right.</summary>
    public (int Top, int Left, int Bottom, int Right) Padding { get; init; }

    public int Height => Planes[0].Node.Height;

    public int Width => Planes[0].Node.Width;

    /// <summary>The number of leading axes: the most whose extents multiply to the number of planes.</summary>
    public int OuterRank => OuterRankOf(Extents) ?? throw new InvalidOperationException("an OnnxPlanes was made of a shape that it does not have");

    public static OnnxPlanes Of(NetworkNode node) => new([.. ChannelView.Of(node).Planes], [1, node.Channels, node.Height, node.Width], null);

    /// <summary>The planes as the channels of one image, or null where the shape is another.</summary>
    public ChannelView? View => Padding == default
        && (Extents.AsSpan().SequenceEqual([1, Planes.Length, Height, Width]) || (Height == 1 && Width == 1 && Extents.AsSpan().SequenceEqual([1, Planes.Length])))
        ? new ChannelView(Planes, Mover)
        : null;

    /// <summary>The same elements in another shape, or null if that would cut through planes.</summary>
    public OnnxPlanes? Reshape(long[] extents) => OuterRankOf(extents) is null || Padding != default ? null : this with { Extents = extents };

    /// <summary>Axes in another order, or null if rows or columns would move.</summary>
    public OnnxPlanes? Transpose(int[] axes, string mover)
    {
        int outer = OuterRank;
        if (axes.Length != Extents.Length || !axes.Order().SequenceEqual(Enumerable.Range(0, axes.Length)) || axes.Skip(outer).Index().Any(axis => axis.Item != outer + axis.Index))
        {
            return null;
        }

        long[] extents = [.. axes.Select(axis => Extents[axis])];
        long[] strides = [.. axes.Take(outer).Select(axis => Extents.Take(outer).Skip(axis + 1).Aggregate(1L, (product, extent) => product * extent))];
        Plane[] planes = new Plane[Planes.Length];
        for (int position = 0; position < planes.Length; position++)
        {
            long source = 0;
            long rest = position;
            for (int axis = outer - 1; axis >= 0; axis--)
            {
                source += rest % extents[axis] * strides[axis];
                rest /= extents[axis];
            }

            planes[position] = Planes[source];
        }

        return this with { Planes = planes, Extents = extents, Mover = mover };
    }

    /// <summary>The given places along a leading axis, or null if the axis is none.</summary>
    public OnnxPlanes? Take(int axis, IReadOnlyList<long> places, string mover)
    {
        if (axis >= OuterRank)
        {
            return null;
        }

        int inner = (int)Extents.Take(OuterRank).Skip(axis + 1).Aggregate(1L, (product, extent) => product * extent);
        int block = inner * (int)Extents[axis];
        Plane[] planes = [.. Enumerable.Range(0, Planes.Length / block).SelectMany(outer =>
            places.SelectMany(place => Planes.AsSpan((outer * block) + ((int)place * inner), inner).ToArray()))];
        return this with { Planes = planes, Extents = [.. Extents[..axis], places.Count, .. Extents[(axis + 1)..]], Mover = mover };
    }

    private int? OuterRankOf(long[] extents)
    {
        Int128 area = (Int128)Height * Width;
        Int128 outer = Planes.Length;
        Int128 all = extents.Aggregate((Int128)1, (product, extent) => extent < 1 || product > outer * area ? outer * area + 1 : product * extent);
        if (all != outer * area)
        {
            return null;
        }

        Int128 trailing = 1;
        int? rank = trailing == area ? extents.Length : null;
        for (int axis = extents.Length - 1; axis >= 0 && rank is null; axis--)
        {
            trailing *= extents[axis];
            rank = trailing == area ? axis : null;
        }

        return rank;
    }
}
