using System.IO.Compression;

namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>The files of samples/Fashion, and the data set where it is installed.</summary>
internal static class FashionFiles
{
    public const string DataFolder = "/usr/share/datasets/fashion-mnist";

    private const int ImageLength = 28 * 28;
    private const int HeaderLength = 16;

    public static string Weights => PathOf("weights/fashion.safetensors");

    public static byte[] Predictions() => File.ReadAllBytes(PathOf("weights/predictions.bin"));

    public static string PathOf(string name) => Path.Combine(Repository.Root, "samples", "Fashion", name);

    /// <summary>Preprocessed images of a gzipped idx file.</summary>
    public static IReadOnlyList<float[]> ReadInputs(string path)
    {
        using GZipStream stream = new(File.OpenRead(path), CompressionMode.Decompress);
        using MemoryStream content = new();
        stream.CopyTo(content);
        byte[] pixels = content.ToArray()[HeaderLength..];
        return [.. pixels.Chunk(ImageLength).Select(image => Array.ConvertAll(image, Normalise))];
    }

    // As the model card says: each operation rounded to float32.
    private static float Normalise(byte pixel) => ((pixel / 255f) - 0.2860f) / 0.3530f;
}
