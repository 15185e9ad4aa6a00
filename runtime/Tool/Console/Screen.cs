using System.Text;
using System.Text.Json;
using Spectre.Console;

namespace ShuffleNet.Compiler.Tool;

/// <summary>
/// Where the tool writes: results to the standard output, as text or JSON; progress and messages to the standard error.
/// Colours and progress appear on terminals alone, and no colours where NO_COLOR is set.
/// </summary>
internal sealed class Screen
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly ConsoleOutput _standard = ConsoleOutput.Standard();
    private readonly ConsoleOutput _error = ConsoleOutput.Error();
    private readonly IAnsiConsole _out;
    private readonly IAnsiConsole _err;

    public Screen()
    {
        // Set to nothing it means nothing, but to Spectre.Console.
        if (Environment.GetEnvironmentVariable("NO_COLOR") is "")
        {
            Environment.SetEnvironmentVariable("NO_COLOR", null);
        }

        _out = Create(_standard);
        _err = Create(_error);
    }

    /// <summary>A line of the result.</summary>
    public void Line(string text = "") => _standard.Writer.WriteLine(text);

    /// <summary>A line that names what follows.</summary>
    public void Heading(string text) => _out.Write(new Text(text + "\n", new Style(Color.Teal, decoration: Decoration.Bold)));

    /// <summary>Rows below a line of heads: words to the left of their column, numbers to the right.</summary>
    /// <param name="rows">The heads and then the rows, of equal length.</param>
    /// <param name="words">How many columns, the first ones, hold words.</param>
    public void Table(IReadOnlyList<string[]> rows, int words)
    {
        StringBuilder table = new();
        TextTable.Append(table, rows, words);
        string[] lines = table.ToString().TrimEnd('\n').Split('\n');
        _out.Write(new Text(lines[0] + "\n", new Style(decoration: Decoration.Bold)));
        foreach (string line in lines.Skip(1))
        {
            Line(line);
        }
    }

    /// <summary>The whole result as JSON; names of fields are in snake case.</summary>
    public void Json<T>(T value) => Line(JsonSerializer.Serialize(value, s_json));

    /// <summary>A message, flattened to one line.</summary>
    public void Message(string text)
    {
        Flush();
        _error.Writer.WriteLine(
            "shufflenet: "
                + string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
        _error.Writer.Flush();
    }

    /// <summary>Does what takes a while, with a bar on a terminal. The work may tell the share that is done.</summary>
    public T Progress<T>(string what, Func<Action<double>, T> work)
    {
        Flush();
        if (!_error.IsTerminal)
        {
            return work(_ => { });
        }

        T result = default!;
        _err.Progress().AutoClear(true).HideCompleted(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new ElapsedTimeColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask(what, maxValue: 1);
                task.IsIndeterminate = true;
                result = work(share =>
                {
                    task.IsIndeterminate = false;
                    task.Value = share;
                });
            });
        _error.Writer.Flush();
        return result;
    }

    /// <exception cref="BrokenPipeException">Nobody reads the output any more.</exception>
    public void Flush() => _standard.Writer.Flush();

    private static IAnsiConsole Create(ConsoleOutput output) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = output,
        Ansi = output.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
        ColorSystem = output.IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        Interactive = output.IsTerminal ? InteractionSupport.Detect : InteractionSupport.No,
    });
}
