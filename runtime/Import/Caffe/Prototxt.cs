using System.Collections;
using System.Globalization;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ShuffleNet.Compiler.Import.Caffe;

/// <summary>
/// Reads protobuf's text format, which the C# library does not, into a message. Fields that the message does not have are passed
/// over.
/// </summary>
internal sealed class Prototxt
{
    private const int Deepest = 32;

    /// <summary>A field's name where it is looked up, its value as an object, and its place in a list.</summary>
    private const int CostPerField = 256;

    private readonly ModelBudget _budget;
    private readonly PrototxtTokens _tokens;

    private Prototxt(ModelBudget budget, PrototxtTokens tokens) => (_budget, _tokens) = (budget, tokens);

    /// <exception cref="WeightFormatException">The text is not well-formed; the message has the line.</exception>
    public static NetParameter Read(ModelBudget budget, ReadOnlySpan<byte> text)
    {
        budget.Charge(2L * text.Length);
        PrototxtTokens tokens = new(budget, Encoding.Latin1.GetString(text));
        tokens.Advance();
        NetParameter network = new();
        new Prototxt(budget, tokens).ReadFields(network, "", 0);
        return network;
    }

    private void ReadFields(IMessage? message, string end, int depth)
    {
        if (depth > Deepest)
        {
            throw _tokens.Fault($"messages are nested more than {Deepest} deep");
        }

        while (!_tokens.TakeIf(end))
        {
            string name = _tokens.Take();
            if (name.Length == 0 || !(char.IsAsciiLetter(name[0]) || name[0] == '_'))
            {
                throw _tokens.Fault($"the name of a field was expected, {WeightStream.Quote(name)} found");
            }

            _budget.Charge(CostPerField);
            FieldDescriptor? field = message?.Descriptor.FindFieldByName(name);
            bool colon = _tokens.TakeIf(":");
            if (_tokens.TakeIf("["))
            {
                while (!_tokens.TakeIf("]"))
                {
                    ReadValue(message, field, colon, depth);
                    _tokens.TakeIf(",");
                }
            }
            else
            {
                ReadValue(message, field, colon, depth);
            }

            _ = _tokens.TakeIf(",") || _tokens.TakeIf(";");
        }
    }

    private void ReadValue(IMessage? message, FieldDescriptor? field, bool colon, int depth)
    {
        string token = _tokens.Take();
        _budget.Charge(CostPerField);
        if (token is "{" or "<")
        {
            _budget.Charge(field?.FieldType == FieldType.Message ? MessageBudget.CostOf(field.MessageType) : 0);
            IMessage? inner = field?.FieldType == FieldType.Message ? field.MessageType.Parser.ParseFrom(ByteString.Empty) : null;
            if (field is not null && inner is null)
            {
                throw _tokens.Fault($"{field.Name} is no message");
            }

            ReadFields(inner, token == "{" ? "}" : ">", depth + 1);
            Store(message, field, inner);
            return;
        }

        if (!colon || token is "" or "}" or ">" or "]" or ":")
        {
            throw _tokens.Fault($"a value was expected, {WeightStream.Quote(token)} found");
        }

        // Strings that stand side by side are one.
        while (token[0] is '"' or '\'' && _tokens.Next is ['"' or '\'', ..])
        {
            _budget.Charge(2L * (token.Length + _tokens.Next.Length));
            token += _tokens.Take()[1..];
        }

        if (field is not null)
        {
            Store(message, field, Parse(field, token) ?? throw _tokens.Fault($"{field.Name} is {WeightStream.Quote(token)}"));
        }
    }

    private void Store(IMessage? message, FieldDescriptor? field, object? value)
    {
        if (message is null || field is null || value is null)
        {
            return;
        }

        if (field.IsRepeated)
        {
            ((IList)field.Accessor.GetValue(message)).Add(value);
        }
        else if (field.Accessor.HasValue(message))
        {
            throw _tokens.Fault($"{field.Name} is there twice");
        }
        else
        {
            field.Accessor.SetValue(message, value);
        }
    }

    private static object? Parse(FieldDescriptor field, string token) => field.FieldType switch
    {
        FieldType.String => token[0] is '"' or '\'' ? token[1..] : null,
        FieldType.Bool => token switch { "true" or "1" => true, "false" or "0" => false, _ => null },
        FieldType.Float =>
            float.TryParse(token.TrimEnd('f'), NumberStyles.Float, CultureInfo.InvariantCulture, out float number) ? number : null,
        FieldType.Double => double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null,
        FieldType.Int32 => int.TryParse(token, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null,
        FieldType.UInt32 => uint.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out uint number) ? number : null,
        FieldType.Int64 =>
            long.TryParse(token, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null,
        FieldType.Enum => field.EnumType.FindValueByName(token) is { } member ? Enum.ToObject(field.EnumType.ClrType, member.Number) : null,
        _ => null,
    };
}
