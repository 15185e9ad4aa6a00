using System.Globalization;
using System.Text;

namespace ShuffleNet.Compiler.Samples.Fashion;

/// <summary>Two pixels a character: the upper half block in the colour of one on the colour of the other.</summary>
/// <param name="isTrueColour">Whether the terminal takes 24-bit colours; otherwise the greys among 256.</param>
internal sealed class ColourStyle(bool isTrueColour) : IPictureStyle
{
    private const string Reset = "\e[0m";

    public char Bar => '█';

    public string Line(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower)
    {
        StringBuilder line = new();
        for (int column = 0; column < upper.Length; column++)
        {
            line.Append(CultureInfo.InvariantCulture, $"\e[38;{Grey(upper[column])};48;{Grey(lower[column])}m▀");
        }

        return line.Append(Reset).ToString();
    }

    public string Right(string text) => $"\e[32m{text}{Reset}";

    public string Wrong(string text) => $"\e[31m{text}{Reset}";

    // Of the 256 colours 16 is black, 232 to 255 are the greys 8, 18 ... 238, and 231 is white.
    private string Grey(byte pixel) => (isTrueColour, pixel) switch
    {
        (true, _) => string.Create(CultureInfo.InvariantCulture, $"2;{pixel};{pixel};{pixel}"),
        (_, < 4) => "5;16",
        (_, > 246) => "5;231",
        _ => string.Create(CultureInfo.InvariantCulture, $"5;{232 + Math.Clamp((pixel - 3) / 10, 0, 23)}"),
    };
}
