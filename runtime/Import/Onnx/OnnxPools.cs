namespace ShuffleNet.Compiler.Import.Onnx;

/// <summary>Pools, and means over rows and columns.</summary>
internal static class OnnxPools
{
    public static OnnxValue Maximum(OnnxNode node) => node.Planes(0).Padding == default
        ? Pool(node, PoolKind.Maximum)
        : throw node.Fault("the zeros of a Pad node take part in a maximum");

    /// <summary>Zeros of a Pad node are elements like any other to the average.</summary>
    public static OnnxValue Average(OnnxNode node)
    {
        bool counted = node.Integer("count_include_pad", 0) != 0;
        bool padded = node.Planes(0).Padding != default;
        bool own = node.Integers("pads")?.Any(pad => pad != 0) == true || node.Text("auto_pad", "NOTSET") is "SAME_UPPER" or "SAME_LOWER";
        return padded && own && !counted
            ? throw node.Fault("zeros that count, of a Pad node, and zeros that do not, of its own, are not told apart here")
            : Pool(node, counted || padded ? PoolKind.AverageOfPadded : PoolKind.AverageOfValid);
    }

    public static OnnxValue Mean(OnnxNode node)
    {
        OnnxPlanes planes = node.Planes(0);
        int rank = planes.Shape.Count;
        long[] axes = node.IntegersOf("axes", 1) ?? throw node.Fault("axes are missing");
        if (rank != 4 || !axes.Select(axis => node.Axis(axis, rank)).Order().SequenceEqual([2, 3]))
        {
            throw node.Fault("a mean over rows and columns was expected");
        }

        GlobalAverageNode mean = node.Builder.GlobalAverage(node.Name, node.View(0));
        OnnxPlanes result = OnnxPlanes.Of(mean);
        return node.Integer("keepdims", 1) != 0 ? result : result with { Extents = [1, mean.Channels] };
    }

    private static OnnxPlanes Pool(OnnxNode node, PoolKind kind)
    {
        OnnxPlanes planes = node.Planes(0);
        if (node.Integers("kernel_shape") is not [long rows and > 0 and <= ushort.MaxValue, long columns and > 0 and <= ushort.MaxValue])
        {
            throw node.Fault("a kernel of rows and columns was expected");
        }

        Window window = OnnxWindow.Of(node, planes, (int)rows, (int)columns);
        ChannelView input = (planes with { Padding = default }).View ?? node.View(0);
        return OnnxPlanes.Of(node.Builder.Pool(node.Name, input, kind, window, node.Integer("ceil_mode", 0) != 0));
    }
}
