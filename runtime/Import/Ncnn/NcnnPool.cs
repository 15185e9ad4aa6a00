namespace ShuffleNet.Compiler.Import.Ncnn;

/// <summary>ncnn's pools.</summary>
internal static class NcnnPool
{
    private const int Full = 0;
    private const int Valid = 1;

    public static ChannelView Apply(NetworkBuilder builder, NcnnLayer layer, ChannelView input)
    {
        NcnnParameters parameters = layer.Parameters;
        bool average = parameters.Integer(0, 0) == 1;
        bool toOne = parameters.Integer(7, 0) != 0 && parameters.Integer(8, 0) == 1 && parameters.Integer(18, 1) == 1;
        if (average && (parameters.Integer(4, 0) != 0 || toOne))
        {
            return ChannelView.Of(builder.GlobalAverage(layer.Name, input));
        }

        int mode = parameters.Integer(5, Full);
        if (parameters.Integer(0, 0) is not (0 or 1)
            || parameters.Integer(4, 0) != 0
            || parameters.Integer(7, 0) != 0
            || mode is not (Full or Valid))
        {
            throw builder.Fault(layer.Name, "a pool of another kind than those of a ShuffleNet");
        }

        int kernel = parameters.Integer(1, 0);
        int stride = parameters.Integer(2, 1);
        int left = parameters.Integer(3, 0);
        int top = parameters.Integer(13, left);
        Window window = new(
            parameters.Integer(11, kernel),
            kernel,
            parameters.Integer(12, stride),
            stride,
            top,
            left,
            parameters.Integer(15, top),
            parameters.Integer(14, left));
        if (window.KernelHeight < 1 || window.KernelWidth < 1 || window.StrideHeight < 1 || window.StrideWidth < 1)
        {
            throw builder.Fault(layer.Name, "the pool has no kernel");
        }

        // In the mode "full" the padding after the input grows until the last window is filled, and counts as padding does.
        int Tail(int size, int kernel, int stride) =>
            mode == Full && size > kernel && (size - kernel) % stride != 0 ? stride - ((size - kernel) % stride) : 0;
        window = window with
        {
            Bottom = window.Bottom + Tail(input.Height + window.Top + window.Bottom, window.KernelHeight, window.StrideHeight),
            Right = window.Right + Tail(input.Width + window.Left + window.Right, window.KernelWidth, window.StrideWidth),
        };
        PoolKind kind = !average ? PoolKind.Maximum : parameters.Integer(6, 0) != 0 ? PoolKind.AverageOfPadded : PoolKind.AverageOfValid;
        return ChannelView.Of(builder.Pool(layer.Name, input, kind, window, window.Rows(input.Height), window.Columns(input.Width)));
    }
}
