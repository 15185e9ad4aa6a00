using System.Runtime.InteropServices;

namespace ShuffleNet.Compiler.Tool;

/// <summary>Ends the process on Ctrl-C, whatever it is doing: no half-written file, one line.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly PosixSignalRegistration[] _signals;

    public Interruption() => _signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, context => End(context, ExitCode.Interrupted)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => End(context, ExitCode.Terminated)),
    ];

    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in _signals)
        {
            signal.Dispose();
        }
    }

    private static void End(PosixSignalContext context, int exitCode)
    {
        context.Cancel = true;
        OutputFile.Abandon();

        // A progress bar hides the cursor.
        string show = Console.IsErrorRedirected ? "" : "\r\e[K\e[?25h";
        Console.Error.WriteLine(show + "shufflenet: interrupted; nothing was left behind, start the command again");
        Environment.Exit(exitCode);
    }
}
