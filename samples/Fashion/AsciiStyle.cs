namespace ShuffleNet.Compiler.Samples.Fashion;

/// <summary>Characters of growing ink, for files, pipes and terminals without colours.</summary>
internal sealed class AsciiStyle : IPictureStyle
{
    private const string Shades = " .:-=+*#%@";

    public char Bar => '#';

    public string Line(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower)
    {
        Span<char> line = stackalloc char[upper.Length];
        for (int column = 0; column < line.Length; column++)
        {
            line[column] = Shades[(upper[column] + lower[column]) * Shades.Length / 511];
        }

        return line.ToString();
    }

    public string Right(string text) => text;

    public string Wrong(string text) => text;
}
