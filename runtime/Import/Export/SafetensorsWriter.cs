using System.Buffers.Binary;
using System.Text.Json;

namespace ShuffleNet.Compiler.Import;

/// <summary>Writes safetensors: an 8-byte length, a JSON header that ends at a multiple of 8 bytes, the elements.</summary>
internal static class SafetensorsWriter
{
    private const int Alignment = 8;

    public static void Write(
        IEnumerable<(string Name, string Text)> notes, IReadOnlyList<WrittenTensor> tensors, Stream destination)
    {
        byte[] header = Header(notes, tensors);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        destination.Write(length);
        destination.Write(header);
        foreach (WrittenTensor tensor in tensors)
        {
            destination.Write(tensor.Bytes());
        }
    }

    private static byte[] Header(IEnumerable<(string Name, string Text)> notes, IReadOnlyList<WrittenTensor> tensors)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            foreach ((string name, string note) in notes)
            {
                json.WriteString(name, note);
            }

            json.WriteEndObject();
            long offset = 0;
            foreach (WrittenTensor tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", tensor.Type);
                WriteNumbers(json, "shape", tensor.Shape);
                WriteNumbers(json, "data_offsets", [offset, offset += tensor.ByteCount]);
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
}
