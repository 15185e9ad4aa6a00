namespace ShuffleNet.Compiler.Import.Onnx;

/// <summary>Add, Sum, Sub, Mul, Div: of small constants, of planes and a constant for each channel, and of planes with planes.</summary>
internal static class OnnxArithmetic
{
    public static OnnxValue Apply(OnnxNode node)
    {
        if (node.Inputs != 2)
        {
            throw node.Fault($"{node.Inputs} inputs; two were expected");
        }

        return (node.Input(0), node.Input(1)) switch
        {
            (OnnxConstant left, OnnxConstant right) => Fold(node, left, right),
            (OnnxPlanes, OnnxPlanes) when node.Operation is "Add" or "Sum" =>
                OnnxPlanes.Of(node.Builder.Sum(node.Name, node.View(0), node.View(1))),
            (OnnxPlanes planes, OnnxConstant) => Affine(node, planes, 0, 1),
            (OnnxConstant, OnnxPlanes planes) when node.Operation is "Add" or "Sum" or "Mul" => Affine(node, planes, 1, 0),
            _ => throw node.Fault("of these inputs is not part of a ShuffleNet"),
        };
    }

    /// <summary>The constant is the same for every pixel, one number for all channels or one for each.</summary>
    private static OnnxPlanes Affine(OnnxNode node, OnnxPlanes planes, int view, int constant)
    {
        FileTensor tensor = node.Tensor(constant);
        int channels = planes.Count;
        long[] aligned = [.. Enumerable.Repeat(1L, Math.Max(0, planes.Shape.Count - tensor.Shape.Count)), .. tensor.Shape];
        bool perChannel = aligned.Length == planes.Shape.Count && aligned.Length >= 2 && aligned[1] == channels;
        if (aligned.Length != planes.Shape.Count || tensor.Length != (perChannel ? channels : 1))
        {
            throw node.Fault($"{tensor} is not one number for each of {channels} channels");
        }

        ChannelAffine Read()
        {
            double[] values = tensor.Read();
            double[] all = perChannel ? values : [.. Enumerable.Repeat(values[0], channels)];
            double[] ones = [.. Enumerable.Repeat(1.0, channels)];
            return node.Operation switch
            {
                "Mul" => new ChannelAffine(all, new double[channels]),
                "Div" => new ChannelAffine(Array.ConvertAll(all, value => 1 / value), new double[channels]),
                "Sub" => new ChannelAffine(ones, Array.ConvertAll(all, value => -value)),
                _ => new ChannelAffine(ones, all),
            };
        }

        return OnnxPlanes.Of(node.Builder.Affine(node.Name, node.View(view), Read), planes.Shape.Count);
    }

    private static OnnxConstant Fold(OnnxNode node, OnnxConstant left, OnnxConstant right)
    {
        double[] a = node.Numbers(0);
        double[] b = node.Numbers(1);
        bool integer = left.IsInteger && right.IsInteger;

        // Shapes are computed number by number, or with one number for all; more is not needed.
        IReadOnlyList<long> shape = a.Length >= b.Length && left.Shape.Count >= right.Shape.Count ? left.Shape : right.Shape;
        int length = Math.Max(a.Length, b.Length);
        if ((a.Length != 1 && a.Length != length)
            || (b.Length != 1 && b.Length != length)
            || shape.Aggregate(1L, (product, extent) => product * extent) != length)
        {
            throw node.Fault($"of constants of the shapes {left.Tensor} and {right.Tensor} is not computed here");
        }

        double[] values =
        [
            .. Enumerable.Range(0, length)
                .Select(index => Compute(node, a[a.Length == 1 ? 0 : index], b[b.Length == 1 ? 0 : index], integer)),
        ];
        return new OnnxConstant(new FileTensor(node.Name, shape, () => values), integer);
    }

    private static double Compute(OnnxNode node, double left, double right, bool integer) => node.Operation switch
    {
        "Add" or "Sum" => left + right,
        "Sub" => left - right,
        "Mul" => left * right,
        _ when integer && right == 0 => throw node.Fault("an integer is divided by zero"),
        _ => integer ? Math.Truncate(left / right) : left / right,
    };
}
