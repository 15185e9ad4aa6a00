using System.Text.Json;

namespace ShuffleNet.Compiler;

/// <summary>The JSON header of a safetensors file, before its numbers are compared with the file.</summary>
internal sealed class SafetensorsHeader
{
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, string> _metadata = [];
    private readonly HashSet<string> _names = [];
    private readonly WeightStream _stream;
    private readonly AllocationBudget _budget;

    private SafetensorsHeader(WeightStream stream, AllocationBudget budget) => (_stream, _budget) = (stream, budget);

    public IReadOnlyList<Entry> Entries => _entries;

    public IReadOnlyDictionary<string, string> Metadata => _metadata;

    public static SafetensorsHeader Parse(WeightStream stream, ReadOnlySpan<byte> json, AllocationBudget budget)
    {
        var header = new SafetensorsHeader(stream, budget);
        var reader = new Utf8JsonReader(json);
        try
        {
            header.ReadHeader(ref reader);
        }
        catch (JsonException inner)
        {
            throw stream.Damaged("the header is not JSON", inner);
        }
        catch (InvalidOperationException inner)
        {
            // What the reader throws for text that is not UTF-8.
            throw stream.Damaged("the header is not UTF-8", inner);
        }

        return header;
    }

    private void ReadHeader(ref Utf8JsonReader reader)
    {
        Expect(reader.Read() && reader.TokenType == JsonTokenType.StartObject, "the header", "an object");
        while (NextProperty(ref reader, "the header") is { } name)
        {
            _budget.Charge(WeightContents.CostPerTensor);
            if (!_names.Add(name))
            {
                throw _stream.Damaged($"tensor {WeightStream.Quote(name)} is there twice");
            }

            if (name == "__metadata__")
            {
                ReadMetadata(ref reader);
            }
            else
            {
                _entries.Add(ReadEntry(ref reader, name));
            }
        }

        // Only spaces may follow; anything else throws.
        reader.Read();
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        Expect(reader.Read() && reader.TokenType == JsonTokenType.StartObject, "__metadata__", "an object of strings");
        while (NextProperty(ref reader, "__metadata__") is { } key)
        {
            Expect(reader.Read() && reader.TokenType == JsonTokenType.String, "__metadata__", "an object of strings");
            if (!_metadata.TryAdd(key, Text(ref reader)))
            {
                throw _stream.Damaged($"__metadata__ has {WeightStream.Quote(key)} twice");
            }
        }
    }

    private Entry ReadEntry(ref Utf8JsonReader reader, string name)
    {
        string what = $"tensor {WeightStream.Quote(name)}";
        string? type = null;
        long[]? shape = null;
        long[]? offsets = null;
        Expect(reader.Read() && reader.TokenType == JsonTokenType.StartObject, what, "an object");
        while (NextProperty(ref reader, what) is { } property)
        {
            reader.Read();
            switch (property)
            {
                case "dtype" when type is null && reader.TokenType == JsonTokenType.String:
                    type = Text(ref reader);
                    break;
                case "shape" when shape is null:
                    shape = Numbers(ref reader, what);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = Numbers(ref reader, what);
                    break;
                default:
                    throw _stream.Damaged(
                        $"{what} has {WeightStream.Quote(property)} twice, of the wrong kind, or without a meaning in safetensors");
            }
        }

        Expect(type is not null && shape is not null && offsets is [_, _], what, "dtype, shape and two data_offsets");
        return new Entry(name, type!, shape!, offsets![0], offsets[1]);
    }

    private long[] Numbers(ref Utf8JsonReader reader, string what)
    {
        const string Expected = "whole numbers that fit 64 bits in shape and data_offsets";
        Expect(reader.TokenType == JsonTokenType.StartArray, what, Expected);
        List<long> numbers = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            _budget.Charge(24);
            long number = 0;
            Expect(reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out number), what, Expected);
            numbers.Add(number);
        }

        return [.. numbers];
    }

    // The name of the next property, or null at the end of the object.
    private string? NextProperty(ref Utf8JsonReader reader, string what)
    {
        Expect(reader.Read(), what, "an end");
        return reader.TokenType == JsonTokenType.EndObject ? null : Text(ref reader);
    }

    private string Text(ref Utf8JsonReader reader)
    {
        _budget.Charge(72 + (3L * reader.ValueSpan.Length));
        return reader.GetString()!;
    }

    private void Expect(bool condition, string what, string expected)
    {
        if (!condition)
        {
            throw _stream.Damaged($"{what}: expected {expected}");
        }
    }

    /// <summary>One tensor as the header describes it.</summary>
    internal readonly record struct Entry(string Name, string Type, long[] Shape, long Start, long End);
}
