using System.Buffers.Binary;

namespace ShuffleNet.Compiler.Import.Ncnn;

/// <summary>
/// The .bin file: the weights of all layers one after another, without names. Filters begin with a tag that says how they are
/// stored, everything else is float32.
/// </summary>
internal sealed class NcnnWeights(string file, string path) : IDisposable
{
    private const uint Float32 = 0;
    private const uint Float32Tagged = 0x0002C056;
    private const uint Float16 = 0x01306B47;
    private const uint Int8 = 0x000D4B38;

    private readonly WeightStream _stream = new(
        new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0), path, leaveOpen: false);
    private long _position;

    /// <summary>Bytes of the file.</summary>
    public long Length => _stream.Length;

    /// <summary>Filters or a matrix.</summary>
    /// <exception cref="WeightException">The file ends before, or the weights are quantised.</exception>
    public FileTensor Tagged(string layer, params IReadOnlyList<long> shape)
    {
        uint tag = Tag(layer);
        ElementType type = tag switch
        {
            Float32 or Float32Tagged => ElementType.Float32,
            Float16 => ElementType.Float16,
            _ => throw new UnsupportedWeightsException(
                $"{file}: the weights of layer {WeightStream.Quote(layer)} are quantised "
                    + $"{(tag == Int8 ? "to 8 bits" : $"(tag {tag:x8})")}; float32 and float16 are read here"),
        };
        FileTensor tensor = Take(layer, type, shape);

        // Half-precision weights are followed by as many bytes as make a multiple of four.
        _position = (_position + 3) / 4 * 4;
        return tensor;
    }

    /// <summary>Biases and normalisations.</summary>
    public FileTensor Plain(string layer, params IReadOnlyList<long> shape) => Take(layer, ElementType.Float32, shape);

    /// <exception cref="WeightFormatException">There are weights that no layer has read.</exception>
    public void RequireEnd()
    {
        if (_position != Length)
        {
            throw new WeightFormatException(
                $"{file}: the layers' weights end at byte {_position} of {WeightStream.Quote(Path.GetFileName(path))}, the file at "
                    + $"{Length}");
        }
    }

    public void Dispose() => _stream.Dispose();

    private FileTensor Take(string layer, ElementType type, IReadOnlyList<long> shape)
    {
        Int128 length = shape.Aggregate((Int128)1, (product, extent) => product * extent);
        if (shape.Any(extent => extent < 1) || length * type.Size() > Length - _position)
        {
            throw new WeightFormatException(
                $"{file}: the weights of layer {WeightStream.Quote(layer)}, [{string.Join(", ", shape)}] from byte {_position} on, do "
                    + $"not fit into the {Length} bytes of {WeightStream.Quote(Path.GetFileName(path))}");
        }

        long position = _position;
        _position += (long)length * type.Size();
        return new FileTensor(
            layer, shape, () => FileElements.Read(path, position, type, (int)length, $"layer {WeightStream.Quote(layer)}"));
    }

    private uint Tag(string layer)
    {
        Span<byte> tag = stackalloc byte[sizeof(uint)];
        _stream.Read(_position, tag, $"the tag of layer {WeightStream.Quote(layer)}");
        _position += tag.Length;
        return BinaryPrimitives.ReadUInt32LittleEndian(tag);
    }
}
