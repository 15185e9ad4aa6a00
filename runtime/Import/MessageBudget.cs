using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ShuffleNet.Compiler.Import;

/// <summary>
/// Counts the messages in a protobuf file before it is parsed. An empty message takes two bytes of a file and a hundred of
/// memory, so a file of nothing else would take fifty times its length.
/// </summary>
internal static class MessageBudget
{
    /// <summary>Networks that are read here have some ten thousand.</summary>
    private const int Most = 300_000;

    private const int Deepest = 32;

    /// <summary>Parses a file.</summary>
    /// <param name="file">What messages call it.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="parser">Of the message that the file is.</param>
    /// <param name="fault">What a file that is none is told, such as "not a well-formed ONNX model".</param>
    /// <exception cref="UnsupportedWeightsException">There are more messages than any network has.</exception>
    /// <exception cref="WeightFormatException">The file is not well-formed.</exception>
    public static T Parse<T>(string file, byte[] bytes, MessageParser<T> parser, string fault)
        where T : class, IMessage<T>, new()
    {
        try
        {
            Check(file, bytes, new T().Descriptor);
            return parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException inner)
        {
            throw new WeightFormatException($"{file}: {fault}: {inner.Message}", inner);
        }
    }

    private static void Check(string file, byte[] bytes, MessageDescriptor type)
    {
        using CodedInputStream input = new(bytes);
        int count = 0;
        Walk(input, bytes.Length, type, 0);

        void Walk(CodedInputStream input, long end, MessageDescriptor type, int depth)
        {
            if (++count > Most || depth > Deepest)
            {
                throw new UnsupportedWeightsException($"{file}: more than {Most} messages, or more than {Deepest} inside each other; no network that is read here has so many");
            }

            while (input.Position < end)
            {
                uint tag = input.ReadTag();
                FieldDescriptor? field = type.FindFieldByNumber(WireFormat.GetTagFieldNumber(tag));
                if (field?.FieldType == FieldType.Message && WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited)
                {
                    int length = input.ReadLength();
                    Walk(input, Math.Min(input.Position + Math.Max(0, length), end), field.MessageType, depth + 1);
                }
                else
                {
                    input.SkipLastField();
                }
            }
        }
    }
}
