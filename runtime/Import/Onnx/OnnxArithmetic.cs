namespace ShuffleNet.Compiler.Import.Onnx;

/// <summary>Add, Sum, Sub, Mul, Div: of small constants, of planes and a constant for each channel, and of planes with planes.</summary>
internal static class OnnxArithmetic
{
    public static OnnxValue Apply(OnnxNode node)
    {
        if (node.Operation == "Sum" && node.Inputs != 2)
        {
            return Sums(node);
        }

        if (node.Inputs != 2)
        {
            throw node.Fault($"{node.Inputs} inputs; two were expected");
        }

        return (node.Input(0), node.Input(1)) switch
        {
            (OnnxConstant left, OnnxConstant right) => Fold(node, left, right),
            (OnnxPlanes, OnnxPlanes) when node.Operation is "Add" or "Sum" => Sum(node),
            (OnnxPlanes, OnnxPlanes) when node.Operation is "Mul" => Product(node),
            (OnnxPlanes, OnnxConstant) => Affine(node, 0, 1),
            (OnnxConstant, OnnxPlanes) when node.Operation is not "Div" => Affine(node, 1, 0),
            _ => throw node.Fault("of these inputs is not computed here"),
        };
    }

    /// <summary>Minus the values.</summary>
    public static OnnxValue Negative(OnnxNode node) => node.Each(0, view => node.Builder.Affine(
        node.Name, view, () => new ChannelAffine([.. Enumerable.Repeat(-1.0, view.Channels)], new double[view.Channels])));

    private static OnnxPlanes Sums(OnnxNode node)
    {
        ChannelView sum = node.View(0);
        for (int input = 1; input < node.Inputs; input++)
        {
            sum = ChannelView.Of(node.Builder.Sum(node.Name, sum, node.View(input)));
        }

        return OnnxPlanes.Of(sum, node.Planes(0).Shape.Count);
    }

    private static OnnxPlanes Sum(OnnxNode node)
    {
        (OnnxPlanes left, OnnxPlanes right) = (node.Complete(0), node.Complete(1));
        return left.StandsLike(right)
            ? left.With(node.Builder.Sum(node.Name, left.All, right.All))
            : OnnxPlanes.Of(node.Builder.Sum(node.Name, node.View(0), node.View(1)));
    }

    /// <summary>A value times a function of itself, or planes times a factor for each.</summary>
    private static OnnxPlanes Product(OnnxNode node)
    {
        (OnnxPlanes left, OnnxPlanes right) = (node.Complete(0), node.Complete(1));
        if (OnnxActivations.Gated(node, left, right) is OnnxPlanes gated)
        {
            return gated;
        }

        (ChannelView planes, ChannelView factors) = right.Height == 1 && right.Width == 1
            ? (node.View(0), node.View(1))
            : (node.View(1), node.View(0));
        return OnnxPlanes.Of(node.Builder.Scale(node.Name, planes, factors), left.Shape.Count);
    }

    /// <summary>The constant is the same for every pixel, one number for all channels or one for each.</summary>
    private static OnnxPlanes Affine(OnnxNode node, int view, int constant)
    {
        OnnxPlanes planes = node.Complete(view);
        FileTensor tensor = node.Tensor(constant);
        int channels = planes.Count;
        int rank = planes.Shape.Count;
        long[] aligned = [.. Enumerable.Repeat(1L, Math.Max(0, rank - tensor.Shape.Count)), .. tensor.Shape];
        while (aligned.Length > rank && aligned[0] == 1)
        {
            aligned = aligned[1..];
        }

        if (aligned.Length != rank || aligned.Index().Any(axis => axis.Item != 1
            && (axis.Item != planes.Shape[axis.Index] || planes.SpatialAxes.Contains(axis.Index))))
        {
            throw node.Fault($"{tensor} is not one number for each of {channels} channels");
        }

        // Where in the constant the number of each plane stands.
        int[] places = new int[channels];
        int stride = 1;
        for (int axis = rank - 1; axis >= 0; axis--)
        {
            if (aligned[axis] > 1)
            {
                int step = stride;
                places = [.. places.Zip(planes.Places(axis), (place, along) => place + (along * step))];
                stride *= (int)aligned[axis];
            }
        }

        if (tensor.Length == 1 && node.Operation is "Mul" or "Div" && tensor.Length <= OnnxNode.LongestFolded)
        {
            double factor = node.Numbers(constant)[0];
            if (OnnxActivations.Sixths(node, planes, node.Operation == "Div" ? 1 / factor : factor) is OnnxPlanes sigmoid)
            {
                return sigmoid;
            }
        }

        ChannelAffine Read()
        {
            double[] values = tensor.Read();
            double[] all = Array.ConvertAll(places, place => values[place]);
            double[] Each(double value) => [.. Enumerable.Repeat(value, channels)];
            return node.Operation switch
            {
                "Mul" => new ChannelAffine(all, new double[channels]),
                "Div" => new ChannelAffine(Array.ConvertAll(all, value => 1 / value), new double[channels]),
                "Sub" when constant == 0 => new ChannelAffine(Each(-1), all),
                "Sub" => new ChannelAffine(Each(1), Array.ConvertAll(all, value => -value)),
                _ => new ChannelAffine(Each(1), all),
            };
        }

        return planes.With(node.Builder.Affine(node.Name, planes.All, Read));
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
