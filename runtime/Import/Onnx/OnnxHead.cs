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

    public static OnnxValue MatMul(OnnxNode node) => Linear(node, Transposed(node.Tensor(1)), null);

    public static OnnxValue Softmax(OnnxNode node)
    {
        OnnxPlanes planes = node.Planes(0);
        int rank = planes.Shape.Count;

        // Until opset 12 the softmax is over everything from the axis on, since then over the axis alone.
        int axis = node.Axis(node.Integer("axis", node.Opset < 13 ? 1 : -1), rank);
        bool classes = node.Opset < 13
            ? axis <= 1
            : planes.Shape[axis] == planes.Count;
        return classes
            ? OnnxPlanes.Of(node.Builder.Softmax(node.Name, node.View(0)), rank)
            : throw node.Fault($"axis {axis} is not that of the classes");
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
        if (node.Planes(0).Shape.Count != 2)
        {
            throw node.Fault($"the averages have the shape [{string.Join(", ", node.Planes(0).Shape)}]; two axes were expected");
        }

        LinearNode linear = node.Builder.Linear(node.Name, node.View(0), weights, bias);
        return OnnxPlanes.Of(linear, 2);
    }
}
