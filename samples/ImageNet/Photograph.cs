using StbImageSharp;

namespace ShuffleNet.Compiler.Samples.ImageNet;

/// <summary>A decoded JPEG or PNG: rows of red, green and blue bytes without gaps.</summary>
internal sealed record Photograph(byte[] Pixels, int Width, int Height)
{
    public static Photograph Read(string path)
    {
        byte[] file;
        try
        {
            file = File.ReadAllBytes(path);
        }
        catch (Exception exception) when (SampleException.IsUnreadable(exception))
        {
            throw new SampleException(ExitCode.Input, exception.Message, exception);
        }

        try
        {
            // The decoder may come with any exception, from its own to an index out of range.
            ImageResult image = ImageResult.FromMemory(file, ColorComponents.RedGreenBlue);
            return new(image.Data, image.Width, image.Height);
        }
#pragma warning disable CA1031
        catch (Exception exception)
#pragma warning restore CA1031
        {
            throw new SampleException(ExitCode.Input, $"{path} is not a JPEG or PNG that can be read: {exception.Message}", exception);
        }
    }
}
