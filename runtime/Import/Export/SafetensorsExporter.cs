using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace ShuffleNet.Compiler.Import;

/// <summary>
/// Writes tensors as a safetensors file of float32: an 8-byte length, a JSON header that ends at a multiple of 8 bytes, the
/// elements. The header's notes hold the spec, so that the file says which network it is.
/// </summary>
internal static class SafetensorsExporter
{
    /// <summary>Put before the names of properties in the notes.</summary>
    public const string SpecPrefix = "shufflenet.";

    private const int Alignment = 8;

    public static void Write(NetworkSpec spec, TensorSource source, Stream destination)
    {
        ExportTensors tensors = new(source);
        TensorInfo[] written = [.. source.Tensors.Where(tensor => !tensor.Name.EndsWith(".num_batches_tracked", StringComparison.Ordinal))];
        byte[] header = Header(spec, source.BatchNormEpsilon, written);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        destination.Write(length);
        destination.Write(header);
        foreach (TensorInfo tensor in written)
        {
            Write(tensors.Read(ExportTensors.NameOf(tensor), [.. tensor.Shape]), destination);
        }
    }

    private static byte[] Header(NetworkSpec spec, double epsilon, TensorInfo[] tensors)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            json.WriteString("batch_norm_epsilon", epsilon.ToString(CultureInfo.InvariantCulture));
            foreach (SpecProperty property in SpecProperties.OfFiles)
            {
                json.WriteString(SpecPrefix + property.Name, SpecProperty.Text(property.Get!(spec)));
            }

            json.WriteEndObject();
            long offset = 0;
            foreach (TensorInfo tensor in tensors)
            {
                json.WriteStartObject(ExportTensors.NameOf(tensor));
                json.WriteString("dtype", "F32");
                WriteNumbers(json, "shape", tensor.Shape);
                WriteNumbers(json, "data_offsets", [offset, offset += tensor.Length * sizeof(float)]);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // The format allows spaces after the JSON, so that the elements stand aligned.
        while (text.Length % Alignment != 0)
        {
            text.WriteByte((byte)' ');
        }

        return text.ToArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (long number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private static void Write(float[] values, Stream destination)
    {
        byte[] bytes = new byte[values.Length * sizeof(float)];
        for (int index = 0; index < values.Length; index++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(index * sizeof(float)), values[index]);
        }

        destination.Write(bytes);
    }
}
