namespace ShuffleNet.Compiler;

/// <summary>Where in the file a tensor's elements stand. Every index is checked when it is made, so reading cannot stray.</summary>
internal sealed class StoredTensor
{
    private const int HighestRank = 16;

    private readonly ElementType _type;
    private readonly long _start;
    private readonly long[] _strides;
    private readonly long _extent;

    private StoredTensor(TensorInfo info, ElementType type, long start, long[] strides, long extent) =>
        (Info, _type, _start, _strides, _extent) = (info, type, start, strides, extent);

    public TensorInfo Info { get; }

    /// <summary>Checks shape and strides against the storage.</summary>
    /// <param name="stream">The file, for messages.</param>
    /// <param name="name">The tensor's name.</param>
    /// <param name="type">The type of the storage's elements.</param>
    /// <param name="shape">Extents, outermost first.</param>
    /// <param name="strides">In elements, one per extent; null for a dense row-major tensor.</param>
    /// <param name="storageStart">The byte of the file where the storage begins.</param>
    /// <param name="storageLength">The storage's elements; the caller has checked that the file has them.</param>
    /// <param name="offset">The element of the storage where the tensor begins.</param>
    public static StoredTensor Create(
        WeightStream stream,
        string name,
        ElementType type,
        long[] shape,
        long[]? strides,
        long storageStart,
        long storageLength,
        long offset)
    {
        string What() => $"tensor {WeightStream.Quote(name)} of shape [{string.Join(", ", shape)}]";

        if (shape.Length > HighestRank)
        {
            throw stream.Unsupported($"tensor {WeightStream.Quote(name)} has {shape.Length} dimensions; {HighestRank} are read here");
        }

        Int128 length = 1;
        foreach (long extent in shape)
        {
            length *= extent;
            // Also what keeps TensorInfo.Length and a caller's buffer in bounds: an expanded tensor, whose strides are 0,
            // could claim any number of elements over a storage of one.
            if (extent < 0 || length > storageLength)
            {
                throw stream.Damaged($"{What()} has more elements than its storage of {storageLength}, or a negative extent");
            }
        }

        strides ??= ContiguousStrides(shape);
        if (strides.Length != shape.Length)
        {
            throw stream.Damaged($"{What()} has {strides.Length} strides");
        }

        Int128 last = 0;
        for (int i = 0; i < shape.Length; i++)
        {
            last += (Int128)Math.Max(0, shape[i] - 1) * strides[i];
            if (strides[i] < 0 || last >= long.MaxValue)
            {
                throw stream.Damaged($"{What()} has strides [{string.Join(", ", strides)}], negative or past its storage");
            }
        }

        long touched = length == 0 ? 0 : (long)last + 1;
        if (offset < 0 || offset > storageLength || touched > storageLength - offset)
        {
            throw stream.Damaged(
                $"{What()} and strides [{string.Join(", ", strides)}] spans elements {offset} to {(Int128)offset + touched} of a storage "
                    + $"of {storageLength}");
        }

        var info = new TensorInfo(name, Array.AsReadOnly(shape), type.Name());
        return new StoredTensor(info, type, storageStart + (offset * type.Size()), strides, touched);
    }

    /// <summary>Reads the elements in row-major order.</summary>
    public void Read(WeightStream stream, Span<double> destination)
    {
        if (_strides.AsSpan().SequenceEqual(ContiguousStrides(Info.Shape)) || destination.Length <= 1)
        {
            ReadContiguous(stream, destination);
        }
        else
        {
            ReadStrided(stream, destination);
        }
    }

    private void ReadContiguous(WeightStream stream, Span<double> destination)
    {
        string what = What();
        Span<byte> chunk = stackalloc byte[16384];
        int size = _type.Size();
        long position = _start;
        while (!destination.IsEmpty)
        {
            int count = Math.Min(destination.Length, chunk.Length / size);
            Span<byte> bytes = chunk[..(count * size)];
            stream.Read(position, bytes, what);
            for (int i = 0; i < count; i++)
            {
                destination[i] = Convert(stream, bytes[(i * size)..]);
            }

            position += bytes.Length;
            destination = destination[count..];
        }
    }

    // The part of the storage that the tensor spans is read at once: never more than the file.
    private void ReadStrided(WeightStream stream, Span<double> destination)
    {
        int size = _type.Size();
        if (_extent > Array.MaxLength / size)
        {
            throw stream.Unsupported($"{What()} is not contiguous and spans {_extent} elements; {Array.MaxLength / size} are read here");
        }

        byte[] bytes = new byte[_extent * size];
        stream.Read(_start, bytes, What());
        Span<long> index = stackalloc long[_strides.Length];
        index.Clear();
        long element = 0;
        foreach (ref double value in destination)
        {
            value = Convert(stream, bytes.AsSpan((int)element * size));
            for (int axis = index.Length - 1; axis >= 0; axis--)
            {
                element += _strides[axis];
                if (++index[axis] < Info.Shape[axis])
                {
                    break;
                }

                element -= index[axis] * _strides[axis];
                index[axis] = 0;
            }
        }
    }

    private double Convert(WeightStream stream, ReadOnlySpan<byte> source) => _type.TryToDouble(source, out double value)
        ? value
        : throw stream.Unsupported($"{What()} holds an integer past 2^53, which no double equals");

    private string What() => $"tensor {WeightStream.Quote(Info.Name)} ({Info.ElementType})";

    private static long[] ContiguousStrides(IReadOnlyList<long> shape)
    {
        long[] strides = new long[shape.Count];
        long stride = 1;
        for (int i = strides.Length - 1; i >= 0; i--)
        {
            strides[i] = stride;
            // PyTorch counts an empty dimension as one.
            stride *= Math.Max(1, shape[i]);
        }

        return strides;
    }
}
