namespace ShuffleNet.Compiler.Import.Onnx;

/// <summary>A value that does not depend on the image: weights, and the shapes that exporters compute step by step.</summary>
/// <param name="Tensor">The values.</param>
/// <param name="IsInteger">Whether arithmetic on them is that of integers.</param>
internal sealed record OnnxConstant(FileTensor Tensor, bool IsInteger) : OnnxValue
{
    public override IReadOnlyList<long> Shape => Tensor.Shape;

    public static OnnxConstant OfIntegers(string name, params long[] values) => new(
        new FileTensor(name, [values.Length], () => Array.ConvertAll(values, value => (double)value)), true);
}
