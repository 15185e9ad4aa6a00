using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf;

namespace ShuffleNet.Compiler.Import.Onnx;

/// <summary>Reads tensors of an ONNX file, from wherever the file keeps their elements.</summary>
/// <param name="budget">Of the file; files with external data add to it.</param>
/// <param name="directory">Where external data lies; null where the model came from a stream.</param>
internal sealed class OnnxTensors(ModelBudget budget, string? directory)
{
    /// <summary>More than any weight has, and shapes of shapes.</summary>
    public const int HighestRank = 16;

    private readonly HashSet<string> _external = [];

    /// <exception cref="WeightException">The tensor contradicts itself, is of a type that is not read, or its data is missing.</exception>
    public OnnxConstant Read(TensorProto tensor, string name)
    {
        string what = $"{budget.File}: tensor {WeightStream.Quote(name)}";
        if (tensor.Dims.Count > HighestRank)
        {
            throw new UnsupportedWeightsException($"{what} has {tensor.Dims.Count} dimensions; {HighestRank} are read here");
        }

        Int128 length = 1;
        foreach (long extent in tensor.Dims)
        {
            length *= extent;
            if (extent < 0 || length > Array.MaxLength / sizeof(double))
            {
                throw new WeightFormatException($"{what} has the shape [{string.Join(", ", tensor.Dims)}]");
            }
        }

        ElementType type = (TensorProto.Types.DataType)tensor.DataType switch
        {
            TensorProto.Types.DataType.Float => ElementType.Float32,
            TensorProto.Types.DataType.Double => ElementType.Float64,
            TensorProto.Types.DataType.Float16 => ElementType.Float16,
            TensorProto.Types.DataType.Bfloat16 => ElementType.BFloat16,
            TensorProto.Types.DataType.Int64 => ElementType.Int64,
            TensorProto.Types.DataType.Int32 => ElementType.Int32,
            TensorProto.Types.DataType.Int16 => ElementType.Int16,
            TensorProto.Types.DataType.Int8 => ElementType.Int8,
            TensorProto.Types.DataType.Uint8 => ElementType.UInt8,
            TensorProto.Types.DataType.Bool => ElementType.Bool,
            _ => throw new UnsupportedWeightsException($"{what} has the element type {tensor.DataType}, which is not read here"),
        };
        Func<double[]> read = Reader(tensor, type, (int)length, what);
        return new OnnxConstant(
            new FileTensor(name, [.. tensor.Dims], read),
            type is not (ElementType.Float32 or ElementType.Float64 or ElementType.Float16 or ElementType.BFloat16));
    }

    private Func<double[]> Reader(TensorProto tensor, ElementType type, int length, string what)
    {
        if (tensor.DataLocation == TensorProto.Types.DataLocation.External)
        {
            return External(tensor, type, length, what);
        }

        if (tensor.HasRawData)
        {
            RequireLength(tensor.RawData.Length, (long)length * type.Size(), "bytes", what);
            ByteString bytes = tensor.RawData;
            if (type == ElementType.Int64)
            {
                return () => Rounded(MemoryMarshal.Cast<byte, long>(bytes.Span));
            }

            return () => FileElements.Convert(bytes.Span, type, length, what);
        }

        (int count, Func<double[]> read) = type switch
        {
            ElementType.Float32 => (tensor.FloatData.Count, () => [.. tensor.FloatData.Select(value => (double)value)]),
            ElementType.Float64 => (tensor.DoubleData.Count, () => [.. tensor.DoubleData]),
            ElementType.Int64 =>
                (tensor.Int64Data.Count, () => Rounded([.. tensor.Int64Data])),
            // Half-precision elements stand in the low bits of the integers, as they are.
            ElementType.Float16 or ElementType.BFloat16 => (tensor.Int32Data.Count, () =>
                FileElements.Convert(
                    MemoryMarshal.AsBytes<ushort>(tensor.Int32Data.Select(value => (ushort)value).ToArray()), type, length, what)),
            _ => (tensor.Int32Data.Count, (Func<double[]>)(() => [.. tensor.Int32Data.Select(value => (double)value)])),
        };
        RequireLength(count, length, "elements", what);
        return read;
    }

    private Func<double[]> External(TensorProto tensor, ElementType type, int length, string what)
    {
        string Entry(string key, string otherwise) => tensor.ExternalData.FirstOrDefault(entry => entry.Key == key)?.Value ?? otherwise;
        long Number(
            string key,
            long otherwise) => long.TryParse(
                Entry(key, otherwise.ToString(CultureInfo.InvariantCulture)),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out long number)
            ? number
            : throw new WeightFormatException($"{what}: the {key} of its external data is {WeightStream.Quote(Entry(key, ""))}");

        string location = Entry("location", "");
        long bytes = (long)length * type.Size();
        long offset = Number("offset", 0);
        RequireLength(Number("length", bytes), bytes, "bytes", what);

        // A model must not read files of its choice: only ones beside it or below.
        if (location.Length == 0 || Path.IsPathRooted(location) || location.Split('/', '\\').Contains("..") || location.Contains('\0'))
        {
            throw new UnsupportedWeightsException(
                $"{what}: its external data is at {WeightStream.Quote(location)}; only files beside the model are read");
        }

        if (directory is null)
        {
            throw new UnsupportedWeightsException(
                $"{what}: its data is in the file {WeightStream.Quote(location)}; open the model by its path");
        }

        string path = Path.Combine(directory, location);
        if (!File.Exists(path))
        {
            throw new MissingTensorException($"{what}: its data is in the file {WeightStream.Quote(location)}, which is not there");
        }

        long all = new FileInfo(path).Length;
        if (offset > all - bytes)
        {
            throw new WeightFormatException(
                $"{what}: bytes {offset} to {(Int128)offset + bytes} of {WeightStream.Quote(location)} are its data; the file has {all}");
        }

        if (_external.Add(path))
        {
            budget.Add(all);
        }

        return () => FileElements.Read(path, offset, type, length, what);
    }

    /// <summary>
    /// Integers past 2^53 are the ends of slices, which are clamped, or no extents of anything: to round them changes nothing.
    /// </summary>
    private static double[] Rounded(ReadOnlySpan<long> values)
    {
        double[] rounded = new double[values.Length];
        for (int index = 0; index < rounded.Length; index++)
        {
            rounded[index] = BitConverter.IsLittleEndian ? values[index] : BinaryPrimitives.ReverseEndianness(values[index]);
        }

        return rounded;
    }

    private static void RequireLength(long found, long expected, string unit, string what)
    {
        if (found != expected)
        {
            throw new WeightFormatException($"{what} has {found} {unit}; its shape takes {expected}");
        }
    }
}
