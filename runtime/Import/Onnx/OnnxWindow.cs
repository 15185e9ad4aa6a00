namespace ShuffleNet.Compiler.Import.Onnx;

/// <summary>Reads kernel, stride and padding of convolutions and pools.</summary>
internal static class OnnxWindow
{
    /// <param name="node">Convolution or pool.</param>
    /// <param name="planes">Its input; zeros that a Pad node has put around it are added to the padding.</param>
    /// <param name="kernelHeight">Rows of the kernel.</param>
    /// <param name="kernelWidth">Columns of the kernel.</param>
    public static Window Of(OnnxNode node, OnnxPlanes planes, int kernelHeight, int kernelWidth)
    {
        long[] kernel = node.Integers("kernel_shape") ?? [kernelHeight, kernelWidth];
        long[] strides = node.Integers("strides") ?? [1, 1];
        long[] dilations = node.Integers("dilations") ?? [1, 1];
        if (!kernel.AsSpan().SequenceEqual([kernelHeight, kernelWidth])
            || strides is not [> 0 and < 1024, > 0 and < 1024]
            || dilations is not [1, 1])
        {
            throw node.Fault(
                $"a kernel [{Join(kernel)}] with strides [{Join(strides)}] and dilations [{Join(dilations)}] is not read here");
        }

        long[] pads = node.Text("auto_pad", "NOTSET") switch
        {
            "NOTSET" => node.Integers("pads") ?? [0, 0, 0, 0],
            "VALID" => [0, 0, 0, 0],
            "SAME_UPPER" => Same(planes, kernel, strides, upper: true),
            "SAME_LOWER" => Same(planes, kernel, strides, upper: false),
            string other => throw node.Fault($"auto_pad is {WeightStream.Quote(other)}"),
        };
        if (pads is not [>= 0 and < 1024, >= 0 and < 1024, >= 0 and < 1024, >= 0 and < 1024])
        {
            throw node.Fault($"the padding is [{Join(pads)}]");
        }

        (int top, int left, int bottom, int right) = planes.Padding;
        return new Window(
            kernelHeight,
            kernelWidth,
            (int)strides[0],
            (int)strides[1],
            (int)pads[0] + top,
            (int)pads[1] + left,
            (int)pads[2] + bottom,
            (int)pads[3] + right);
    }

    // As many zeros as make ceil(size / stride) windows, the odd one after or before.
    private static long[] Same(OnnxPlanes planes, long[] kernel, long[] strides, bool upper)
    {
        long[] sizes = [planes.Height, planes.Width];
        long[] all =
        [
            .. sizes.Select((size, axis) =>
                Math.Max(0, ((((size + strides[axis] - 1) / strides[axis]) - 1) * strides[axis]) + kernel[axis] - size)),
        ];
        long[] before = [.. all.Select(zeros => upper ? zeros / 2 : zeros - (zeros / 2))];
        return [.. before, .. all.Select((zeros, axis) => zeros - before[axis])];
    }

    private static string Join(long[] numbers) => string.Join(", ", numbers.Take(8));
}
