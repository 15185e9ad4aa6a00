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

    /// <summary>The network in words that a packed file is of; null for any other file.</summary>
    /// <exception cref="WeightException">The file is damaged.</exception>
    public static string? PackedNetwork(string path)
    {
        using WeightStream stream = new(File.OpenRead(path), path, leaveOpen: false);
        return PackedFile.IsPacked(stream) ? PackedHeader.Read(stream).Network : null;
    }

    private static bool IsSafetensors(string path)
    {
        using FileStream file = File.OpenRead(path);
        file.Position = HeaderStart;
        return file.ReadByte() == '{';
    }
}
