using System.Text;
using Spectre.Console;

namespace ShuffleNet.Compiler.Tool;

/// <summary>A standard stream for Spectre.Console, which knows terminals by the writers of <see cref="Console"/> alone.</summary>
internal sealed class ConsoleOutput(TextWriter writer, bool isTerminal) : IAnsiConsoleOutput
{
    // Wide enough that nothing is ever wrapped: a terminal wraps by itself, and a pipe wants whole lines.
    private const int Endless = 10_000;

    public TextWriter Writer => writer;

    public bool IsTerminal => isTerminal;

    public int Width => Endless;

    public int Height => 24;

    public static ConsoleOutput Standard() => new(Utf8(new StandardOutputStream()), !Console.IsOutputRedirected);

    public static ConsoleOutput Error() => new(Utf8(Console.OpenStandardError()), !Console.IsErrorRedirected);

    /// <summary>Nothing: the encoding is UTF-8.</summary>
    public void SetEncoding(Encoding encoding)
    {
    }

    private static StreamWriter Utf8(Stream stream) => new(stream, new UTF8Encoding(false)) { AutoFlush = false, NewLine = "\n" };
}
