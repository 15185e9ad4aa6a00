using System.Text;

namespace ShuffleNet.Compiler.Samples.NativeLibrary;

/// <summary>The message of the last function that failed on this thread.</summary>
internal static class LastError
{
    // Made before memory is short.
    private static readonly byte[] s_outOfMemory = [.. "out of memory"u8];

    [ThreadStatic]
    private static byte[]? t_message;

    /// <summary>Keeps the exception's message; the code for the caller.</summary>
    public static Status Set(Exception exception)
    {
        Status status = exception switch
        {
            CallException call => call.Status,
            WeightException => Status.BadWeights,
            IOException or UnauthorizedAccessException => Status.Unreadable,
            OutOfMemoryException => Status.OutOfMemory,
            _ => Status.Internal,
        };
        try
        {
            t_message = Encoding.UTF8.GetBytes(status == Status.Internal ? exception.ToString() : exception.Message);
            return status;
        }
        catch (OutOfMemoryException)
        {
            t_message = s_outOfMemory;
            return Status.OutOfMemory;
        }
    }

    /// <summary>Copies as many bytes as fit, then a zero.</summary>
    /// <returns>Bytes of the whole message with its zero.</returns>
    public static long CopyTo(Span<byte> buffer)
    {
        ReadOnlySpan<byte> message = t_message;
        if (!buffer.IsEmpty)
        {
            int length = Math.Min(message.Length, buffer.Length - 1);

            // No character is cut: bytes of the form 10xxxxxx continue one.
            while (length < message.Length && length > 0 && (message[length] & 0xC0) == 0x80)
            {
                length--;
            }

            message[..length].CopyTo(buffer);
            buffer[length] = 0;
        }

        return message.Length + 1;
    }
}
