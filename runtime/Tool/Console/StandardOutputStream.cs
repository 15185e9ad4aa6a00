using Microsoft.Win32.SafeHandles;

namespace ShuffleNet.Compiler.Tool;

/// <summary>
/// The standard output. .NET's own stream drops what is written to a pipe that nobody reads; this one throws, so that the tool
/// ends.
/// </summary>
internal sealed class StandardOutputStream : Stream
{
    private readonly Stream _stream;
    private readonly bool _isPipe;

    public StandardOutputStream()
    {
        // Not for files: a stream of the handle would have a position of its own, beside that of the error stream.
        FileStream? handle = OperatingSystem.IsWindows()
            ? null
            : new(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        _isPipe = handle is { CanSeek: false };
        _stream = _isPipe ? handle! : Console.OpenStandardOutput();
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <exception cref="BrokenPipeException">Nobody reads the pipe any more.</exception>
    /// <exception cref="ToolException">The file behind it cannot be written.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            _stream.Write(buffer);
        }
        catch (IOException exception)
        {
            throw _isPipe
                ? new BrokenPipeException(exception)
                : new ToolException(ExitCode.Output, $"the output cannot be written: {exception.Message}", exception);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => _stream.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
