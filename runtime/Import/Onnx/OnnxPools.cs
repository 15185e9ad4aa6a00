namespace ShuffleNet.Compiler.Import.Onnx;

/// <summary>Pools, and means over rows and columns.</summary>
internal static class OnnxPools
{
    public static OnnxValue Maximum(OnnxNode node) => node.Planes(0).Padding == default
        ? Pool(node, PoolKind.Maximum, false)
        : throw node.Fault("the zeros of a Pad node take part in a maximum");

    /// <summary>Zeros of a Pad node are elements like any other to the average; the pool's own are, if it says so.</summary>
    public static OnnxValue Average(OnnxNode node)
    {
        bool counted = node.Integer("count_include_pad", 0) != 0;
        bool padded = node.Planes(0).Padding != default;
        return Pool(node, counted || padded ? PoolKind.AverageOfPadded : PoolKind.AverageOfValid, counted);
    }

    /// <summary>
    /// The mean over rows and columns, wherever they stand; one direction after the other gives the same, so the first is put off.
    /// </summary>
    public static OnnxValue Mean(OnnxNode node)
    {
        OnnxPlanes planes = node.Planes(0);
        IReadOnlyList<long> shape = planes.Shape;
        long[] listed = node.IntegersOf("axes", 1) ?? throw node.Fault("axes are missing");
        int[] axes = [.. listed.Select(axis => node.Axis(axis, shape.Count)).Distinct()];
        int[] spatial = planes.SpatialAxes;
        int[] left = [.. spatial.Except(axes)];
        if (planes.Padding != default
            || axes.Except(spatial).Any(axis => shape[axis] > 1)
            || (left.Length > 0 && (planes.IsHalfMean || axes.Intersect(spatial).Count() != 1 || spatial.Length != 2)))
        {
            throw node.Fault("a mean over rows and columns was expected");
        }

        return planes.Mean(
            left.Length > 0 ? null : node.Builder.GlobalAverage(node.Name, planes.All), axes, node.Integer("keepdims", 1) != 0);
    }

    private static OnnxPlanes Pool(OnnxNode node, PoolKind kind, bool ownCounted)
    {
        OnnxPlanes planes = node.Planes(0);
        if (node.Integers("kernel_shape") is not [long rows and > 0 and <= ushort.MaxValue, long columns and > 0 and <= ushort.MaxValue])
        {
            throw node.Fault("a kernel of rows and columns was expected");
        }

        Window window = OnnxWindow.Of(node, planes, (int)rows, (int)columns);
        ChannelView input = planes.Unpadded ?? node.View(0);
        int height = window.Rows(input.Height, node.Integer("ceil_mode", 0) != 0);
        int width = window.Columns(input.Width, node.Integer("ceil_mode", 0) != 0);
        if (planes.Padding != default && !ownCounted)
        {
            // The Pad node's zeros count and the pool's own do not, so what is counted ends with the former.
            (int top, int left, int bottom, int right) = planes.Padding;
            window = window.Top == top && window.Left == left
                ? window with { Bottom = bottom, Right = right }
                : throw node.Fault("zeros that count and zeros that do not are mixed before the input");
        }

        return OnnxPlanes.Of(node.Builder.Pool(node.Name, input, kind, window, height, width));
    }
}
