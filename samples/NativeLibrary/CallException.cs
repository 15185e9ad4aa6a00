namespace ShuffleNet.Compiler.Samples.NativeLibrary;

/// <summary>The caller's mistake; it ends in <see cref="LastError"/> and never crosses the border.</summary>
internal sealed class CallException(Status status, string message, Exception? inner = null) : Exception(message, inner)
{
    public Status Status { get; } = status;
}
