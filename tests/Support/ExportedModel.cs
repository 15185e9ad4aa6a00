namespace ShuffleNet.Compiler.Tests.Support;

using ShuffleNet.Compiler.Import;

/// <summary>
/// A network as the bytes of an .onnx file, from the trained tensors and not from a loaded class: its normalisations are
/// nodes, so what ONNX Runtime makes of it shares no folding with the compiled network.
/// </summary>
internal static class ExportedModel
{
    public static byte[] Of(NetworkSpec spec, TensorSource tensors)
    {
        using MemoryStream file = new();
        ModelExporter.WriteOnnx(spec, tensors, file);
        return file.ToArray();
    }
}
