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

    /// <exception cref="UnsupportedWeightsException">There are more messages than any network has.</exception>
    /// <exception cref="InvalidProtocolBufferException">The file is not well-formed.</exception>
    public static void Check(string file, byte[] bytes, MessageDescriptor type)
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
