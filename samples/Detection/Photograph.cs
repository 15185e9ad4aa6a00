using System.Reflection;
using StbImageSharp;

namespace ShuffleNet.Compiler.Samples.Detection;

/// <summary>A decoded JPEG or PNG: rows of red, green and blue bytes without gaps.</summary>
internal sealed record Photograph(string Name, byte[] Pixels, int Width, int Height)
{
    /// <summary>The photographs in the program.</summary>
    public static IEnumerable<Photograph> Embedded() => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.EndsWith(".jpg", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(name =>
        {
            using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
            using MemoryStream file = new();
            stream.CopyTo(file);
            return Decode(name, file.ToArray());
        });

    /// <exception cref="SampleException">The file is missing, or no image that is read here.</exception>
    public static Photograph Read(string path)
    {
        try
        {
            return Decode(path, File.ReadAllBytes(path));
        }
        catch (Exception exception) when (SampleException.IsOfFiles(exception))
        {
            throw new SampleException(exception.Message, exception);
        }
    }

    private static Photograph Decode(string name, byte[] file)
    {
        try
        {
            // The decoder may come with any exception, from its own to an index out of range.
            ImageResult image = ImageResult.FromMemory(file, ColorComponents.RedGreenBlue);
            return new(name, image.Data, image.Width, image.Height);
        }
#pragma warning disable CA1031
        catch (Exception exception)
#pragma warning restore CA1031
        {
            throw new SampleException($"{name} is not a JPEG or PNG that can be read: {exception.Message}", exception);
        }
    }
}
