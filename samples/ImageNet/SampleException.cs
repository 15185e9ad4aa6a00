namespace ShuffleNet.Compiler.Samples.ImageNet;

/// <summary>A fault of what the user gave, told in one line.</summary>
internal sealed class SampleException(int exitCode, string message, Exception? inner = null) : Exception(message, inner)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>The exceptions of a file that cannot be opened or read.</summary>
    public static bool IsUnreadable(Exception exception) => exception is IOException or UnauthorizedAccessException;
}
