namespace ShuffleNet.Compiler.Tool;

/// <summary>What the tool returns to the shell; docs/tool.md has the same table.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The command line is wrong, or a spec does not compile.</summary>
    public const int Usage = 1;

    /// <summary>A file is missing or cannot be read, or an image is none.</summary>
    public const int Input = 2;

    /// <summary>A model is damaged, of an unknown format, no ShuffleNet, or another one than the spec.</summary>
    public const int Model = 3;

    /// <summary>The output cannot be written.</summary>
    public const int Output = 4;

    /// <summary>A compiled network does not compute what its file does.</summary>
    public const int Different = 5;

    /// <summary>A fault of the tool itself.</summary>
    public const int Internal = 70;

    /// <summary>Ctrl-C, as shells count it: 128 and the signal's number.</summary>
    public const int Interrupted = 130;

    /// <summary>Whoever read the output has closed it, as shells count it.</summary>
    public const int BrokenPipe = 141;

    /// <summary>The system asked the tool to end, as shells count it.</summary>
    public const int Terminated = 143;
}
