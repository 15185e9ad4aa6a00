namespace ShuffleNet.Compiler.Import.Onnx;

/// <summary>The classifier: Gemm, MatMul, Softmax.</summary>
internal static class OnnxHead
{
    public static OnnxValue Gemm(OnnxNode node)
    {
        if (node.Integer("transA", 0) != 0 || node.Number("alpha", 1) != 1 || node.Number("beta", 1) != 1)
        {
            throw node.Fault("a matrix times the averages, not transposed and not scaled, was expected");
        }

        FileTensor matrix = node.Tensor(1);
        return Linear(node, node.Integer("transB", 0) != 0 ? matrix : Transposed(matrix), Bias(node));
    }

    /// <summary>A matrix times a row, or times the channels of each pixel where these come last.</summary>
    public static OnnxValue MatMul(OnnxNode node)
    {
        OnnxPlanes planes = node.Complete(0);
        int last = planes.Shape.Count - 1;
        FileTensor matrix = Transposed(node.Tensor(1));
        if (last < 2 || !planes.IsChannels(last) || matrix.Shape is not [long outputs, long inputs])
        {
            return Linear(node, matrix, null);
        }

        return planes.With(
            node.Builder.Convolution(
                node.Name, planes.All, matrix.Reshape(outputs, inputs, 1, 1), null, Window.Square(1, 1, 0), 1),
            last);
    }

    public static OnnxValue Softmax(OnnxNode node)
    {
        OnnxPlanes planes = node.Complete(0);
        int rank = planes.Shape.Count;

        // Until opset 12 the softmax is over everything from the axis on, since then over the axis alone.
        int axis = node.Axis(node.Integer("axis", node.Opset < 13 ? 1 : -1), rank);
        bool classes = node.Opset < 13
            ? planes.SpatialAxes.All(spatial => spatial < axis)
                && planes.Shape.Skip(axis).Aggregate(1L, (product, extent) => product * extent) == planes.Count
            : planes.IsChannels(axis);
        return classes
            ? planes.With(node.Builder.Softmax(node.Name, planes.All))
            : throw node.Fault($"axis {axis} of [{string.Join(", ", planes.Shape)}] is not that of the channels, or not of them alone");
    }

    /// <summary>The transposed matrix.</summary>
    public static FileTensor Transposed(FileTensor matrix)
    {
        if (matrix.Shape is not [long rows, long columns])
        {
            return matrix;
        }

        return new FileTensor(matrix.Name, [columns, rows], () =>
        {
            double[] values = matrix.Read();
            double[] transposed = new double[values.Length];
            for (long index = 0; index < values.Length; index++)
            {
                transposed[(index % columns * rows) + (index / columns)] = values[index];
            }

            return transposed;
        });
    }

    private static FileTensor? Bias(OnnxNode node) =>
        node.OptionalTensor(2) is { Shape: [1, long length] } bias ? bias.Reshape(length) : node.OptionalTensor(2);

    private static OnnxPlanes Linear(OnnxNode node, FileTensor weights, FileTensor? bias)
    {
        OnnxPlanes planes = node.Complete(0);

        // A row may have been the elements of one plane.
        OnnxPlanes? row = planes.Shape is not [1, _] ? null
            : planes.View is not null ? planes
            : planes.Row(node.Builder, node.Name + ":row", 2);
        return row is null
            ? throw node.Fault($"the values have the shape [{string.Join(", ", planes.Shape)}]; a row, of two axes, was expected")
            : OnnxPlanes.Of(node.Builder.Linear(node.Name, row.All, weights, bias), 2);
    }
}
