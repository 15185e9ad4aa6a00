namespace ShuffleNet.Compiler.Samples.Fashion;

/// <summary>What the output can show.</summary>
/// <param name="Style">How images are drawn on it.</param>
/// <param name="Columns">Characters in a line.</param>
internal sealed record Screen(IPictureStyle Style, int Columns)
{
    // Four pictures beside one another.
    private const int ColumnsOfFile = 120;

    public static Screen Detect()
    {
        if (Console.IsOutputRedirected)
        {
            return new(new AsciiStyle(), ColumnsOfFile);
        }

        bool isPlain = Variable("NO_COLOR").Length != 0 || Variable("TERM") == "dumb";
        bool isTrueColour = OperatingSystem.IsWindows() || Variable("COLORTERM") is "truecolor" or "24bit";
        return new(isPlain ? new AsciiStyle() : new ColourStyle(isTrueColour), Console.WindowWidth);
    }

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name) ?? "";
}
