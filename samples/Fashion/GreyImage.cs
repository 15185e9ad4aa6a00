using StbImageSharp;

namespace ShuffleNet.Compiler.Samples.Fashion;

/// <summary>28x28 grey pixels, 0 black to 255 white, row by row.</summary>
/// <param name="Pixels">Rows from the top, without gaps.</param>
/// <param name="Index">Place among the 10,000 test images.</param>
internal readonly record struct GreyImage(ReadOnlyMemory<byte> Pixels, int Index)
{
    public const int Side = 28;

    public const int Length = Side * Side;

    public static GreyImage Decode(byte[] png, int index)
    {
        ImageResult image = ImageResult.FromMemory(png, ColorComponents.Grey);
        return image is { Width: Side, Height: Side }
            ? new(image.Data, index)
            : throw new SampleException($"Image {index} is {image.Width}x{image.Height}, expected {Side}x{Side}.");
    }
}
