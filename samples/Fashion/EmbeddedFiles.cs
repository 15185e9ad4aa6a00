using System.Globalization;
using System.Reflection;

namespace ShuffleNet.Compiler.Samples.Fashion;

/// <summary>What is inside the program beside the weights: PyTorch's predictions and images.</summary>
internal static class EmbeddedFiles
{
    /// <summary>The class that PyTorch predicts for each of the 10,000 test images.</summary>
    public static byte[] Predictions() => Read("predictions.bin");

    /// <summary>The first 200 test images.</summary>
    public static IReadOnlyList<GreyImage> FirstImages()
    {
        using Stream stream = Open("first-200-images.idx.gz");
        return IdxFile.ReadImages(stream, "first-200-images.idx.gz");
    }

    /// <summary>The twenty images that are drawn, with their labels: two of each class, named class-name-index.png.</summary>
    public static IReadOnlyList<(GreyImage Image, int Label)> Gallery() =>
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.EndsWith(".png", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => (GreyImage.Decode(Read(name), Number(name[^8..^4])), Number(name[..2]))),
    ];

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static byte[] Read(string name)
    {
        using Stream stream = Open(name);
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static Stream Open(string name) => Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The program was built without {name}.");
}
