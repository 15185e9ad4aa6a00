namespace ShuffleNet.Compiler.Samples.Fashion;

/// <summary>The test images of Fashion-MNIST and their labels.</summary>
internal sealed record TestSet(IReadOnlyList<GreyImage> Images, byte[] Labels)
{
    public const int Count = 10_000;

    /// <summary>Where Debian's package puts the files.</summary>
    public const string DefaultFolder = "/usr/share/datasets/fashion-mnist";

    private const string ImagesFile = "t10k-images-idx3-ubyte.gz";
    private const string LabelsFile = "t10k-labels-idx1-ubyte.gz";

    public static TestSet Read(string folder)
    {
        using Stream imageStream = Open(folder, ImagesFile);
        using Stream labelStream = Open(folder, LabelsFile);
        IReadOnlyList<GreyImage> images = IdxFile.ReadImages(imageStream, Path.Combine(folder, ImagesFile));
        byte[] labels = IdxFile.ReadLabels(labelStream, Path.Combine(folder, LabelsFile));
        return images.Count == labels.Length
            ? new(images, labels)
            : throw new SampleException($"{folder} has {images.Count} test images and {labels.Length} labels.");
    }

    private static FileStream Open(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SampleException(
                $"{path} is not there: apt-get install dataset-fashion-mnist, or --data DIR with the files of Fashion-MNIST.",
                exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SampleException(exception.Message, exception);
        }
    }
}
