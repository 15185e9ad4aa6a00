namespace ShuffleNet.Compiler;

/// <summary>The bytes of a weight file, its name for messages, and reads that cannot run past its end.</summary>
internal sealed class WeightStream : IDisposable
{
    /// <summary>What a stream that cannot seek may hold, since it is copied to memory.</summary>
    private const long LongestCopy = 1L << 30;

    private const int LongestQuote = 100;

    private readonly Stream _stream;
    private readonly long _origin;
    private readonly bool _leaveOpen;

    /// <param name="stream">Read from its position to its end.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="leaveOpen">Whether <see cref="Dispose"/> leaves the stream open.</param>
    public WeightStream(Stream stream, string name, bool leaveOpen)
    {
        Name = name;
        if (stream.CanSeek)
        {
            (_stream, _leaveOpen, _origin) = (stream, leaveOpen, stream.Position);
        }
        else
        {
            _stream = CopyToMemory(stream, name);
            if (!leaveOpen)
            {
                stream.Dispose();
            }
        }

        // Taken once: a file that shrinks later is found by the reads, one that grows does not matter.
        Length = Math.Max(0, _stream.Length - _origin);
    }

    public string Name { get; }

    public long Length { get; }

    /// <summary>Fills <paramref name="destination"/>; <paramref name="what"/> is what messages say could not be read.</summary>
    /// <exception cref="WeightFormatException">The file ends before.</exception>
    public void Read(long position, Span<byte> destination, string what)
    {
        // Checked before anything is read, and without overflow, since positions come from the file.
        if (position < 0 || position > Length || destination.Length > Length - position)
        {
            throw Damaged($"{what}: bytes {position} to {(Int128)position + destination.Length} are asked for, the file has {Length}");
        }

        _stream.Position = _origin + position;
        int count = _stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
        if (count < destination.Length)
        {
            throw Damaged($"{what}: the file ends at byte {position + count} of the {Length} it had");
        }
    }

    public WeightFormatException Damaged(string message, Exception? inner = null) => new($"{Name}: {message}", inner);

    public UnsupportedWeightsException Unsupported(string message) => new($"{Name}: {message}");

    /// <summary>A name from the file, fit for a message: no control characters, and not a megabyte of it.</summary>
    public static string Quote(string text)
    {
        string start = text.Length <= LongestQuote ? text : string.Concat(text.AsSpan(0, LongestQuote), "…");
        return $"'{string.Concat(start.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c))}'";
    }

    public void Dispose()
    {
        if (!_leaveOpen)
        {
            _stream.Dispose();
        }
    }

    private static MemoryStream CopyToMemory(Stream stream, string name)
    {
        var copy = new MemoryStream();
        byte[] chunk = new byte[1 << 16];
        for (int count; (count = stream.Read(chunk)) > 0; copy.Write(chunk, 0, count))
        {
            if (copy.Length + count > LongestCopy)
            {
                throw new UnsupportedWeightsException(
                    $"{name}: the stream cannot seek and is longer than {LongestCopy} bytes; give a file or a stream that can seek");
            }
        }

        return copy;
    }
}
