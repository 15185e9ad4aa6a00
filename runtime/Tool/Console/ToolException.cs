namespace ShuffleNet.Compiler.Tool;

/// <summary>Something is wrong that the user can mend; the message is one line that says what and how.</summary>
internal sealed class ToolException(int exitCode, string message, Exception? inner = null) : Exception(message, inner)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>The exceptions of a file that cannot be opened, read or written.</summary>
    public static bool IsOfFiles(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException or System.Security.SecurityException;
}
