using System.Text;
using Microsoft.Win32.SafeHandles;
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

    public static ConsoleOutput Standard() => new(Utf8(StandardStream()), !Console.IsOutputRedirected);

    public static ConsoleOutput Error() => new(Utf8(Console.OpenStandardError()), !Console.IsErrorRedirected);

    /// <summary>Nothing: the encoding is UTF-8.</summary>
    public void SetEncoding(Encoding encoding)
    {
    }

    /// <summary>
    /// .NET's own stream drops what is written to a pipe that nobody reads. A stream of the handle throws, so that the tool
    /// ends; it is not used for files, of which it would not share the position with the error stream.
    /// </summary>
    private static Stream StandardStream()
    {
        if (!OperatingSystem.IsWindows())
        {
            FileStream stream = new(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!stream.CanSeek)
            {
                return stream;
            }
        }

        return Console.OpenStandardOutput();
    }

    private static StreamWriter Utf8(Stream stream) => new(stream, new UTF8Encoding(false)) { AutoFlush = false, NewLine = "\n" };
}
