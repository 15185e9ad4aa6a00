using ShuffleNet.Compiler.Import;

namespace ShuffleNet.Compiler.Tool;

/// <summary>Names of formats.</summary>
internal static class Formats
{
    // The JSON header of a safetensors file follows its length.
    private const int HeaderStart = 8;

    public static string NameOf(string path, ModelFormat format) => format switch
    {
        ModelFormat.Onnx => "ONNX",
        ModelFormat.Caffe => "Caffe",
        ModelFormat.Ncnn => "ncnn",
        _ => IsSafetensors(path) ? "safetensors" : "PyTorch",
    };

    private static bool IsSafetensors(string path)
    {
        using FileStream file = File.OpenRead(path);
        file.Position = HeaderStart;
        return file.ReadByte() == '{';
    }
}
