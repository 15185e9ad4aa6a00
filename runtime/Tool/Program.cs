using System.CommandLine;
using System.CommandLine.Invocation;
using ShuffleNet.Compiler;
using ShuffleNet.Compiler.InMemory;
using ShuffleNet.Compiler.Tool;

Screen screen = new();
using Interruption interruption = new();
RootCommand root = new("Inspects, converts, quantises, runs, times and draws ShuffleNet models. Exit codes and JSON fields: docs/tool.md.")
{
    ToolCommand.Json,
    InspectCommand.Create(screen),
    SpecCommand.Create(screen),
    ConvertCommand.Create(screen),
    QuantizeCommand.Create(screen),
    RunCommand.Create(screen),
    DetectCommand.Create(screen),
    EvaluateCommand.Create(screen),
    BenchCommand.Create(screen),
    ReportCommand.Create(screen),
    CompletionCommand.Create(screen),
};
try
{
    ParseResult parsed = root.Parse(args);
    if (parsed.Action is ParseErrorAction)
    {
        // One line instead of the whole help.
        string reason = parsed.UnmatchedTokens is [string unknown, ..]
            ? $"'{unknown}' is neither a command nor an option here."
            : parsed.Errors[0].Message;
        screen.Message($"{reason} See shufflenet {string.Join(' ', Commands(parsed).Append("--help"))}.");
        return ExitCode.Usage;
    }

    int exitCode = parsed.Invoke(new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,

        // The tool's own handler of signals leaves nothing half-written.
        ProcessTerminationTimeout = null,
    });
    screen.Flush();
    return exitCode;
}
catch (ToolException exception)
{
    return Fail(exception.ExitCode, exception.Message);
}
catch (WeightException exception)
{
    return Fail(ExitCode.Model, exception.Message);
}
catch (NetworkCompilationException exception)
{
    return Fail(ExitCode.Usage, $"the spec does not compile: {exception.Message}");
}
catch (BrokenPipeException)
{
    Console.Error.WriteLine("shufflenet: whoever read the output has closed it; to keep all of it, write it to a file with >");
    return ExitCode.BrokenPipe;
}
catch (Exception exception) when (ToolException.IsOfFiles(exception))
{
    return Fail(ExitCode.Input, exception.Message);
}
#pragma warning disable CA1031 // Whatever it is, the user gets one line and no stack.
catch (Exception exception)
#pragma warning restore CA1031
{
    return Fail(ExitCode.Internal, $"internal error, please report it: {exception.GetType().Name}: {exception.Message}");
}

int Fail(int code, string message)
{
    try
    {
        screen.Message(message);
    }
    catch (BrokenPipeException)
    {
        Console.Error.WriteLine($"shufflenet: {message}");
    }

    return code;
}

static IEnumerable<string> Commands(ParseResult parsed)
{
    List<string> names = [];
    for (System.CommandLine.Parsing.SymbolResult? result =
        parsed.CommandResult; result is System.CommandLine.Parsing.CommandResult { Command: not RootCommand } command; result =
            result.Parent)
    {
        names.Insert(0, command.Command.Name);
    }

    return names;
}
