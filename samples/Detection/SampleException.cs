namespace ShuffleNet.Compiler.Samples.Detection;

/// <summary>A fault of a file that the user named, told in one line.</summary>
internal sealed class SampleException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether an exception is the file system's.</summary>
    public static bool IsOfFiles(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;
}
