using System.Globalization;
using StbImageWriteSharp;

namespace ShuffleNet.Compiler.Drawing;

/// <summary>Boxes with class and score on a photograph, drawn into its pixels.</summary>
/// <param name="pixels">Rows of red, green and blue bytes without gaps; drawn over.</param>
/// <param name="width">Columns.</param>
/// <param name="height">Rows.</param>
internal sealed class BoxDrawing(byte[] pixels, int width, int height)
{
    private const int Border = 2;
    private const int Margin = 2;

    // Of the longer side.
    private const int PixelsOfADot = 320;

    // Far apart in hue, and light enough for black letters.
    private static readonly (byte Red, byte Green, byte Blue)[] s_colours =
    [
        (255, 99, 71), (64, 224, 208), (255, 215, 0), (144, 238, 144), (135, 206, 250), (255, 160, 250), (255, 165, 0), (210, 180, 140),
    ];

    // Letters are larger on larger photographs.
    private int Scale => Math.Max(1, Math.Max(width, height) / PixelsOfADot);

    /// <summary>Draws a box, in a colour of its class, and above it, or in it where there is no room, what it is.</summary>
    /// <param name="box">In pixels of the photograph, within it.</param>
    /// <param name="name">Of its class.</param>
    public void Draw(in Detection box, string name)
    {
        (byte Red, byte Green, byte Blue) colour = s_colours[box.Class % s_colours.Length];
        (int left, int top, int right, int bottom) = ((int)box.Left, (int)box.Top, (int)box.Right, (int)box.Bottom);
        Fill(left, top, right, top + Border, colour);
        Fill(left, bottom - Border, right, bottom, colour);
        Fill(left, top, left + Border, bottom, colour);
        Fill(right - Border, top, right, bottom, colour);

        string text = string.Create(CultureInfo.InvariantCulture, $"{name} {100 * box.Score:F0}%");
        int lineHeight = (PixelFont.Height * Scale) + (2 * Margin);
        int lineWidth = (text.Length * PixelFont.Advance * Scale) + Margin;
        int lineTop = top >= lineHeight ? top - lineHeight : top;
        int lineLeft = Math.Max(0, Math.Min(left, width - lineWidth));
        Fill(lineLeft, lineTop, lineLeft + lineWidth, lineTop + lineHeight, colour);
        for (int index = 0; index < text.Length; index++)
        {
            Write(text[index], lineLeft + Margin + (index * PixelFont.Advance * Scale), lineTop + Margin);
        }
    }

    /// <summary>Writes the photograph as PNG.</summary>
    public void Save(string path)
    {
        using FileStream file = File.Create(path);
        Save(file);
    }

    /// <summary>Writes the photograph as PNG.</summary>
    public void Save(Stream stream) => new ImageWriter().WritePng(pixels, width, height, ColorComponents.RedGreenBlue, stream);

    private void Write(char letter, int left, int top)
    {
        for (int row = 0; row < PixelFont.Height; row++)
        {
            for (int column = 0; column < PixelFont.Width; column++)
            {
                if (PixelFont.IsInk(letter, row, column))
                {
                    (int x, int y) = (left + (column * Scale), top + (row * Scale));
                    Fill(x, y, x + Scale, y + Scale, default);
                }
            }
        }
    }

    private void Fill(int left, int top, int right, int bottom, (byte Red, byte Green, byte Blue) colour)
    {
        for (int y = Math.Max(top, 0); y < Math.Min(bottom, height); y++)
        {
            for (int x = Math.Max(left, 0); x < Math.Min(right, width); x++)
            {
                int pixel = ((y * width) + x) * 3;
                (pixels[pixel], pixels[pixel + 1], pixels[pixel + 2]) = colour;
            }
        }
    }
}
