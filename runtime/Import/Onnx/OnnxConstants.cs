namespace ShuffleNet.Compiler.Import.Onnx;

/// <summary>Operators that make or convert constants.</summary>
internal static class OnnxConstants
{
    private static readonly int s_longestFilled = Array.MaxLength / sizeof(double);

    public static OnnxValue Constant(OnnxNode node)
    {
        if (node.Tensor("value") is { } tensor)
        {
            return tensor;
        }

        return node.HasAttribute("value_int") ? new OnnxConstant(Scalar(node.Name, node.Integer("value_int", 0)), true)
            : node.HasAttribute("value_float") ? new OnnxConstant(Scalar(node.Name, node.Number("value_float", 0)), false)
            : node.Integers("value_ints") is { } integers ? OnnxConstant.OfIntegers(node.Name, integers)
            : node.Numbers("value_floats") is { } numbers ? new OnnxConstant(
                new FileTensor(node.Name, [numbers.Length], () => numbers), false)
            : throw node.Fault("a constant of tensors or numbers was expected");
    }

    /// <summary>ConstantOfShape: one value everywhere, made when it is read, since its size is the file's claim alone.</summary>
    public static OnnxValue Filled(OnnxNode node)
    {
        long[] shape = node.Integers(0);
        Int128 product = shape.Aggregate((Int128)1, (product, extent) => product > s_longestFilled ? product : product * extent);
        if (shape.Any(extent => extent < 0) || shape.Length > OnnxTensors.HighestRank || product > s_longestFilled)
        {
            throw node.Fault($"the shape is [{string.Join(", ", shape.Take(16))}]");
        }

        OnnxConstant? value = node.Tensor("value");
        if (value is not null && value.Tensor.Length != 1)
        {
            throw node.Fault($"the value has {value.Tensor.Length} elements; one was expected");
        }

        double element = value?.Tensor.Read()[0] ?? 0;
        int length = (int)product;
        return new OnnxConstant(
            new FileTensor(node.Name, shape, () => Enumerable.Repeat(element, length).ToArray()), value?.IsInteger ?? false);
    }

    public static OnnxValue Shape(OnnxNode node)
    {
        IReadOnlyList<long> shape = node.Input(0).Shape;
        int Place(string attribute, long otherwise)
        {
            long place = node.Integer(attribute, otherwise);
            return (int)Math.Clamp(place < 0 ? place + shape.Count : place, 0, shape.Count);
        }

        int start = Place("start", 0);
        return OnnxConstant.OfIntegers(node.Name, [.. shape.Take(start..Math.Max(start, Place("end", shape.Count)))]);
    }

    public static OnnxValue Cast(OnnxNode node)
    {
        var type = (TensorProto.Types.DataType)node.Integer("to", 0);
        bool real = type is TensorProto.Types.DataType.Float or TensorProto.Types.DataType.Double;
        bool integer = type is TensorProto.Types.DataType.Int64 or TensorProto.Types.DataType.Int32;
        return node.Input(0) switch
        {
            // Kernels compute in float32; what a file would round in between is not rounded.
            OnnxPlanes planes when type is TensorProto.Types.DataType.Float16 or TensorProto.Types.DataType.Bfloat16 || real => planes,
            OnnxConstant constant when real => constant with { IsInteger = false },
            OnnxConstant { IsInteger: true } constant when integer => constant,
            OnnxConstant constant when integer => new OnnxConstant(Truncated(node, constant), true),
            _ => throw node.Fault($"to the element type {(int)type} is not followed here"),
        };
    }

    /// <summary>
    /// Weights in 8 bits as what they stand for: (x - zero) times a scale, one for all or one for each place along an axis.
    /// </summary>
    public static OnnxValue Dequantized(OnnxNode node)
    {
        FileTensor values = node.Tensor(0);
        FileTensor scales = node.Tensor(1);
        FileTensor? zeros = node.OptionalTensor(2);
        int axis = scales.Length == 1 ? 0 : node.Axis(node.Integer("axis", 1), values.Shape.Count);
        if (scales.Shape.Count > 1
            || (scales.Length != 1 && scales.Length != values.Shape[axis])
            || (zeros is not null && zeros.Length != scales.Length))
        {
            throw node.Fault($"{values} by {scales}; one scale, or one for each place along an axis, was expected");
        }

        long inner = values.Shape.Skip(axis + 1).Aggregate(1L, (product, extent) => product * extent);
        return new OnnxConstant(new FileTensor(node.Name, values.Shape, () =>
        {
            (double[] all, double[] scale, double[] zero) = (values.Read(), scales.Read(), zeros?.Read() ?? new double[scales.Length]);
            for (long index = 0; index < all.Length; index++)
            {
                long place = scale.Length == 1 ? 0 : index / inner % scale.Length;
                all[index] = (all[index] - zero[place]) * scale[place];
            }

            return all;
        }), false);
    }

    private static FileTensor Truncated(OnnxNode node, OnnxConstant constant)
    {
        double[] values = Array.ConvertAll(node.Numbers(0), Math.Truncate);
        return new FileTensor(node.Name, constant.Shape, () => values);
    }

    private static FileTensor Scalar(string name, double value) => new(name, [], () => [value]);
}
