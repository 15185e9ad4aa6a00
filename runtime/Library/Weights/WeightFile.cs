using System.Globalization;

namespace ShuffleNet.Compiler;

/// <summary>
/// The tensors of a weight file: what torch.save writes (the zip format of PyTorch 1.6 and later, and the legacy stream), or
/// safetensors. The format is found by content. Nothing in a file is executed: what a pickle asks for besides dictionaries,
/// strings, numbers, tensors and their storages is passed over, and a tensor that depends on it is refused by name.
/// </summary>
/// <remarks>
/// <para>Opening reads the headers alone; <see cref="Read"/> reads one tensor from the file. So a file takes the memory of its
/// headers, a small buffer, and, for a tensor that is not contiguous, the part of its storage that it spans. Whatever a file
/// claims, opening takes less than four times its length plus 16 MiB.</para>
/// <para>Not safe for concurrent use, since the position of the stream is shared.</para>
/// </remarks>
public sealed class WeightFile : TensorSource
{
    private const string EpsilonKey = "batch_norm_epsilon";

    private readonly WeightStream _stream;
    private readonly Dictionary<string, StoredTensor> _byName;
    private bool _disposed;

    internal WeightFile(WeightStream stream, string? key)
    {
        _stream = stream;
        WeightContents contents = WeightFormats.Read(stream, key);
        Metadata = contents.Metadata;
        Tensors = [.. contents.Tensors.Select(tensor => tensor.Info)];
        _byName = contents.Tensors.ToDictionary(tensor => tensor.Info.Name);
    }

    /// <inheritdoc/>
    public override string Name => _stream.Name;

    /// <summary>All tensors, in the order of the file, named as the file spells them; integer ones too.</summary>
    public override IReadOnlyList<TensorInfo> Tensors { get; }

    /// <summary>The file's notes about itself: safetensors' <c>__metadata__</c>; otherwise empty.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Opens a file and keeps it open until <see cref="TensorSource.Dispose()"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">
    /// Which of the networks that a file holds: the keys of the dictionaries around its tensors, such as <c>ema</c>, then the
    /// beginning of their names, all joined with dots; <c>.</c> for the outermost dictionary. Null for a file that holds one.
    /// </param>
    /// <exception cref="WeightException">
    /// The file is damaged (<see cref="WeightFormatException"/>) or not one that is read here
    /// (<see cref="UnsupportedWeightsException"/>).
    /// </exception>
    /// <exception cref="IOException">The file cannot be opened or read; other exceptions of opening pass through as well.</exception>
    public static WeightFile Open(string path, string? key = null)
    {
        // Unbuffered: the reads are large, or go through a buffer already.
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        try
        {
            return new WeightFile(new WeightStream(file, path, leaveOpen: false), key);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The file's note <c>batch_norm_epsilon</c> (safetensors' <c>__metadata__</c>, an invariant number above 0), else 1e-5.
    /// </summary>
    /// <exception cref="WeightFormatException">The note is no such number.</exception>
    public override double BatchNormEpsilon
    {
        get
        {
            if (!Metadata.TryGetValue(EpsilonKey, out string? text))
            {
                return base.BatchNormEpsilon;
            }

            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double epsilon)
                && epsilon > 0
                && double.IsFinite(epsilon)
                ? epsilon
                : throw new WeightFormatException(
                    $"{Name}: metadata {EpsilonKey} is {WeightStream.Quote(text)}; expected a number above 0");
        }
    }

    /// <summary>
    /// Opens what a stream holds from its position to its end. The stream must stay open, and is not to be moved, while tensors
    /// are read; it is never disposed here. One that cannot seek is first copied to memory, at most 1 GiB of it.
    /// </summary>
    /// <param name="stream">The content of a weight file.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="key">As for <see cref="Open(string, string?)"/>.</param>
    /// <exception cref="WeightException">As for <see cref="Open(string, string?)"/>.</exception>
    /// <exception cref="IOException">The stream cannot be read; other exceptions of the stream pass through as well.</exception>
    public static WeightFile Open(Stream stream, string name, string? key = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        return new WeightFile(new WeightStream(stream, name, leaveOpen: true), key);
    }

    /// <summary>Reads one tensor, converted exactly to double precision, row-major whatever the strides of the file.</summary>
    /// <param name="tensor">One of <see cref="Tensors"/>.</param>
    /// <param name="destination">Exactly as long as the tensor.</param>
    /// <exception cref="WeightFormatException">The file has become shorter since it was opened.</exception>
    /// <exception cref="UnsupportedWeightsException">An int64 element has a magnitude above 2^53, so no double equals it.</exception>
    /// <exception cref="ArgumentException">The tensor is not of this file, or the destination has another length.</exception>
    public override void Read(TensorInfo tensor, Span<double> destination)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentNullException.ThrowIfNull(tensor);
        if (!_byName.TryGetValue(tensor.Name, out StoredTensor? stored) || !ReferenceEquals(stored.Info, tensor))
        {
            throw new ArgumentException($"{Name} has no such tensor {WeightStream.Quote(tensor.Name)}.", nameof(tensor));
        }

        if (destination.Length != tensor.Length)
        {
            throw new ArgumentException(
                $"{tensor.Length} elements are read, the destination has {destination.Length}.", nameof(destination));
        }

        stored.Read(_stream, destination);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            _stream.Dispose();
        }

        base.Dispose(disposing);
    }
}
