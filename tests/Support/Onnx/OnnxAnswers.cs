using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace ShuffleNet.Compiler.Tests.Support.Onnx;

/// <summary>What ONNX Runtime computes of any model with one input, result by result.</summary>
internal static class OnnxAnswers
{
    /// <param name="model">The bytes of an .onnx file.</param>
    /// <param name="input">The elements in the order in which the model takes them.</param>
    /// <param name="shape">The shape of the input, where the model leaves parts of it open.</param>
    public static float[][] Of(byte[] model, float[] input, params int[] shape)
    {
        using SessionOptions options = new() { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        using InferenceSession session = new(model, options);
        (string name, NodeMetadata metadata) = session.InputMetadata.Single();
        int[] extents = shape.Length > 0 ? shape : metadata.Dimensions;
        NamedOnnxValue value = metadata.ElementType == typeof(Float16)
            ? NamedOnnxValue.CreateFromTensor(
                name, new DenseTensor<Float16>(Array.ConvertAll(input, element => (Float16)element), extents))
            : NamedOnnxValue.CreateFromTensor(name, new DenseTensor<float>(input, extents));
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = session.Run([value], session.OutputNames);
        return [.. results.Select(result => result.Value is Tensor<Float16> halves
            ? Array.ConvertAll(halves.ToArray(), half => (float)half)
            : result.AsTensor<float>().ToArray())];
    }
}
