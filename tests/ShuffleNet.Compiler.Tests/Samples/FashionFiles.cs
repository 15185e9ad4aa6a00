using System.IO.Compression;

namespace ShuffleNet.Compiler.Tests.Samples;

/// <summary>The files of samples/Fashion, and the data set where it is installed.</summary>
internal static class FashionFiles
{
    public const string DataFolder = "/usr/share/datasets/fashion-mnist";

    private const int ImageLength = 28 * 28;
    private const int HeaderLength = 16;

    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    public static string Weights => PathOf("weights/fashion.safetensors");

    public static byte[] Predictions() => File.ReadAllBytes(PathOf("weights/predictions.bin"));

    public static string PathOf(string name) => Path.Combine(Root, "samples", "Fashion", name);

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

    private static string FindRoot()
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "ShuffleNet.Compiler.sln")))
        {
            root = Path.GetDirectoryName(root);
        }

        return root ?? throw new DirectoryNotFoundException("ShuffleNet.Compiler.sln is in no folder above the tests.");
    }
}
