using StbImageSharp;

namespace ShuffleNet.Compiler.Tool;

/// <summary>A decoded image: rows of red, green and blue bytes without gaps.</summary>
internal sealed record Photograph(byte[] Pixels, int Width, int Height)
{
    /// <exception cref="ToolException">The file is missing, or no image that is read here.</exception>
    public static Photograph Read(string path)
    {
        byte[] file;
        try
        {
            file = File.ReadAllBytes(path);
        }
        catch (Exception exception) when (ToolException.IsOfFiles(exception))
        {
            throw new ToolException(ExitCode.Input, $"{path} cannot be read: {exception.Message}", exception);
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
            throw new ToolException(
                ExitCode.Input, $"{path} is no JPEG, PNG, BMP, GIF or TGA that can be read: {exception.Message}", exception);
        }
    }
}
