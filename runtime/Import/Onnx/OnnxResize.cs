namespace ShuffleNet.Compiler.Import.Onnx;

/// <summary>
/// Planes of twice as many rows and columns, or half as many. A factor of 4 or 8 of the nearest element is the same several times.
/// </summary>
internal static class OnnxResize
{
    public static OnnxValue Apply(OnnxNode node)
    {
        ChannelView view = node.View(0);
        double factor = Factor(node, view);
        bool bilinear = node.Text("mode", "nearest") switch
        {
            "nearest" => false,
            "linear" or "bilinear" => true,
            string other => throw node.Fault($"mode {WeightStream.Quote(other)}; nearest and linear are read"),
        };
        if (factor is not (0.5 or 1 or 2 or 4 or 8) || (bilinear && factor > 2))
        {
            throw node.Fault($"by {factor}; planes are doubled or halved here (nearest also by 4 and 8)");
        }

        CheckPlaces(node, bilinear, factor);
        if (factor == 0.5)
        {
            // Half-way between two elements each way is the average of four; the nearest is the first of them.
            return bilinear
                ? OnnxPlanes.Of(Pool(node, view, PoolKind.AverageOfValid, Window.Square(2, 2, 0)))
                : OnnxPlanes.Of(Pool(node, view, PoolKind.Maximum, Window.Square(1, 2, 0)));
        }

        for (; factor > 1; factor /= 2)
        {
            view = ChannelView.Of(node.Builder.Upsample(node.Name, view, bilinear));
        }

        return OnnxPlanes.Of(view);
    }

    /// <summary>
    /// Which element a result is nearest to, or between which two it lies, depends on where the centres are: with these modes result y is
    /// nearest to y / 2, rounded down, and a linear one lies at (y + 1/2) / 2 - 1/2. Halved, the nearest is 2 y.
    /// </summary>
    private static void CheckPlaces(OnnxNode node, bool bilinear, double factor)
    {
        string centres = node.Opset < 11 ? "asymmetric" : node.Text("coordinate_transformation_mode", "half_pixel");
        string rounding = node.Opset < 11 ? "floor" : node.Text("nearest_mode", "round_prefer_floor");
        bool half = centres is "half_pixel" or "pytorch_half_pixel";
        bool right = bilinear ? half
            : half ? rounding == "round_prefer_floor" || (rounding == "round_prefer_ceil" && factor > 1)
            : centres == "asymmetric" && rounding is "floor" or "round_prefer_floor";
        if (!right || node.Integer("antialias", 0) != 0)
        {
            throw node.Fault(
                $"coordinate_transformation_mode {centres} with nearest_mode {rounding}; "
                    + (bilinear ? "linear is read with half_pixel" : "nearest is read with asymmetric and floor, or with half_pixel"));
        }
    }

    private static PoolNode Pool(OnnxNode node, ChannelView view, PoolKind kind, Window window) =>
        view.Height % 2 == 0 && view.Width % 2 == 0
            ? node.Builder.Pool(node.Name, view, kind, window, view.Height / 2, view.Width / 2)
            : throw node.Fault($"{view.Height}x{view.Width} are halved; even numbers were expected");

    private static double Factor(OnnxNode node, ChannelView view)
    {
        double[]? scales = node.Operation == "Upsample"
            ? node.Numbers("scales") ?? node.Numbers(1)
            : node.Opset < 11 ? node.Numbers(1)
            : node.Has(2) && node.Tensor(2).Length > 0 ? node.Numbers(2)
            : null;
        if (scales is null)
        {
            long[] sizes = node.Has(3) ? node.Integers(3) : throw node.Fault("there are neither scales nor sizes");
            scales = sizes switch
            {
                [long batch, long channels, long rows, long columns] =>
                    [batch, (double)channels / view.Channels, (double)rows / view.Height, (double)columns / view.Width],
                _ => throw node.Fault("sizes of batch, channels, rows and columns were expected"),
            };
        }

        return scales is [1, 1, double down, double across] && down == across
            ? down
            : throw node.Fault($"by [{string.Join(", ", scales.Take(8))}]; rows and columns alike were expected");
    }
}
