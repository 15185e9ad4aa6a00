using ShuffleNet.Compiler.Import.Onnx;

namespace ShuffleNet.Compiler.Import;

/// <summary>Finds the format of a model file by its content.</summary>
internal static class ModelFormats
{
    public static ModelContent Read(string path, ModelOptions options)
    {
        byte[] bytes = File.ReadAllBytes(path);
        return new GraphContent(ModelFormat.Onnx, OnnxReader.Read(path, bytes, Path.GetDirectoryName(Path.GetFullPath(path)), options));
    }
}
