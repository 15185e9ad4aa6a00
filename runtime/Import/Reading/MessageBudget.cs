using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ShuffleNet.Compiler.Import;

/// <summary>
/// Charges what a protobuf file becomes before it is parsed. An empty message takes two bytes of a file and a hundred of
/// memory, so a file of nothing else would take fifty times its length.
/// </summary>
internal static class MessageBudget
{
    private const int Deepest = 32;

    /// <summary>An object beside its content, its place in a list that grows, and its name in a table.</summary>
    private const int CostPerObject = 160;

    /// <summary>A list that doubles has allocated up to four times what it holds.</summary>
    private const int Growth = 4;

    /// <summary>Parses a file; fields that the message does not have are passed over.</summary>
    /// <param name="budget">Of the file.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="parser">Of the message that the file is.</param>
    /// <param name="fault">What a file that is none is told, such as "not a well-formed ONNX model".</param>
    /// <exception cref="UnsupportedWeightsException">The messages take more memory than the file justifies.</exception>
    /// <exception cref="WeightFormatException">The file is not well-formed.</exception>
    public static T Parse<T>(ModelBudget budget, byte[] bytes, MessageParser<T> parser, string fault)
        where T : class, IMessage<T>, new()
    {
        try
        {
            using CodedInputStream input = new(bytes);
            Walk(budget, input, bytes, bytes.Length, new T().Descriptor, 0);
            return parser.WithDiscardUnknownFields(true).ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException inner)
        {
            throw new WeightFormatException($"{budget.File}: {fault}: {inner.Message}", inner);
        }
    }

    /// <summary>What an empty message takes: its fields, and the lists that it makes for repeated ones.</summary>
    public static long CostOf(MessageDescriptor type) => CostPerObject + (48L * type.Fields.InFieldNumberOrder().Count);

    private static void Walk(ModelBudget budget, CodedInputStream input, byte[] bytes, long end, MessageDescriptor type, int depth)
    {
        budget.Charge(CostOf(type));
        if (depth > Deepest)
        {
            throw new UnsupportedWeightsException(
                $"{budget.File}: more than {Deepest} messages inside each other; no network that is read here has so many");
        }

        ulong packedBefore = 0;
        while (input.Position < end)
        {
            uint tag = input.ReadTag();
            int number = WireFormat.GetTagFieldNumber(tag);
            bool delimited = WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited;
            FieldDescriptor? field = type.FindFieldByNumber(number);
            if (field?.FieldType == FieldType.Message && delimited)
            {
                int length = input.ReadLength();
                Walk(budget, input, bytes, Math.Min(input.Position + Math.Max(0, length), end), field.MessageType, depth + 1);
                continue;
            }

            int start = (int)input.Position;
            input.SkipLastField();
            ReadOnlySpan<byte> content = bytes.AsSpan(start..(int)input.Position);
            if (field is null || field.FieldType == FieldType.Message)
            {
                continue;
            }

            // The first numbers of a list are read into an array of their length, later ones into one that doubles.
            bool isFirst = number < 64 && (packedBefore & (1UL << number)) == 0;
            budget.Charge(field.FieldType switch
            {
                FieldType.String => CostPerObject + (2L * content.Length),
                FieldType.Bytes => CostPerObject + content.Length,
                FieldType.Float or FieldType.Double when delimited && isFirst => content.Length,
                _ when field.IsRepeated => Growth * Size(field.FieldType) * (delimited ? Elements(field.FieldType, content) : 1),
                _ => 0,
            });
            packedBefore |= delimited && number < 64 ? 1UL << number : 0;
        }
    }

    private static long Size(FieldType type) =>
        type is FieldType.Float or FieldType.Int32 or FieldType.UInt32 or FieldType.Enum or FieldType.Bool ? 4 : 8;

    // Of numbers of variable length only the last byte has no highest bit.
    private static long Elements(FieldType type, ReadOnlySpan<byte> content)
    {
        if (type is FieldType.Float or FieldType.Double)
        {
            return (content.Length / Size(type)) + 1;
        }

        int count = 0;
        foreach (byte value in content)
        {
            count += value < 0x80 ? 1 : 0;
        }

        return count;
    }
}
