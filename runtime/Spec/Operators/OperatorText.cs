using System.Globalization;
using System.Text;

namespace ShuffleNet.Compiler;

/// <summary>
/// The text of operators (docs/operators.md): written by the build step, read by the generator. One operator a line; lines end in
/// \n on every platform, and equal models have equal texts.
/// </summary>
internal static class OperatorText
{
    /// <summary>More than any network has that can be compiled.</summary>
    public const int MaxOperators = 20_000;

    private const string Head = "operators 1";

    public static string Write(OperatorModel model)
    {
        StringBuilder text = new();
        text.Append(Head).Append('\n');
        text.Append("title ").Append(Quote(model.Title)).Append('\n');
        text.Append(FormattableString.Invariant($"input {Quote(model.InputName)} {model.Input}\n"));
        foreach (NamedOperator line in model.Operators)
        {
            text.Append(line.Name).Append(" = ").Append(line.Operation);
            foreach (string word in line.Inputs.Concat(line.Properties.Select(property => $"{property.Name}={property.Value}")))
            {
                text.Append(' ').Append(word);
            }

            text.Append(" -> ").Append(line.Shape).Append('\n');
        }

        foreach (OperatorResult result in model.Results)
        {
            text.Append(FormattableString.Invariant($"result {Quote(result.Name)} {result.Tensor}\n"));
        }

        return text.ToString();
    }

    /// <exception cref="OperatorTextException">The text is no list of operators.</exception>
    public static OperatorModel Read(string text)
    {
        string[] lines = text.Split('\n');
        string title = "";
        (string Name, OperatorShape Shape)? input = null;
        List<NamedOperator> operators = [];
        List<OperatorResult> results = [];
        HashSet<string> names = new([OperatorModel.InputTensor], StringComparer.Ordinal);
        if (lines[0].TrimEnd('\r') != Head)
        {
            throw new OperatorTextException(1, $"a text of operators begins with \"{Head}\"");
        }

        for (int number = 2; number <= lines.Length; number++)
        {
            string[] words = [.. Words(lines[number - 1].TrimEnd('\r'), number)];
            string first = words.FirstOrDefault() ?? "";
            if (words.Length == 0)
            {
                continue;
            }

            if (words.Length == 2 && first == "title")
            {
                title = words[1];
            }
            else if (words.Length == 3 && first == "input")
            {
                input = input is null
                    ? (words[1], Shape(words[2], number))
                    : throw new OperatorTextException(number, "there is an input already");
            }
            else if (words.Length == 3 && first == "result")
            {
                results.Add(new(words[1], Known(names, words[2], number), number));
            }
            else if (words.Length >= 5 && words[1] == "=" && words[words.Length - 2] == "->")
            {
                OperatorShape shape = Shape(words[words.Length - 1], number);
                NamedOperator line = Operator(first, words[2], [.. words.Skip(3).Take(words.Length - 5)], shape, number);
                line.Inputs.ToList().ForEach(operand => Known(names, operand, number));
                if (!IsName(first) || !names.Add(first))
                {
                    throw new OperatorTextException(
                        number, $"\"{first}\" is no name of its own: use letters, digits and . _ - / : in a name that no line before has");
                }

                operators.Add(line);
            }
            else
            {
                throw new OperatorTextException(number, "expected NAME = OPERATION INPUT… KEY=VALUE… -> CHANNELSxROWSxCOLUMNS");
            }

            if (operators.Count > MaxOperators)
            {
                throw new OperatorTextException(number, $"there are more than {MaxOperators} operators");
            }
        }

        return input is not var (inputName, inputShape) ? throw new OperatorTextException(lines.Length, "there is no input")
            : results.Count == 0 ? throw new OperatorTextException(lines.Length, "there is no result")
            : new(title, inputName, inputShape, new(operators), new(results));
    }

    /// <summary>Whether a text can be the name of an operator.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= 200
        && name.All(character => character < 128 && (char.IsLetterOrDigit(character) || "._-/:".IndexOf(character) >= 0));

    private static NamedOperator Operator(string name, string operation, string[] words, OperatorShape shape, int number)
    {
        string[] inputs = [.. words.TakeWhile(word => !word.Contains('='))];
        List<OperatorProperty> properties = [];
        foreach (string word in words.Skip(inputs.Length))
        {
            int equals = word.IndexOf('=');
            if (equals < 1 || properties.Any(property => property.Name == word.Substring(0, equals)))
            {
                throw new OperatorTextException(number, $"expected KEY=VALUE, each key once, instead of \"{word}\"");
            }

            properties.Add(new(word.Substring(0, equals), word.Substring(equals + 1)));
        }

        return new(name, operation, new(inputs), new(properties), shape, number);
    }

    private static string Known(HashSet<string> names, string name, int number) => names.Contains(name)
        ? name
        : throw new OperatorTextException(number, $"\"{name}\" is read, which no line before computes");

    private static OperatorShape Shape(string text, int number)
    {
        int[] extents =
        [
            .. text.Split('x').Select(part =>
                int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int extent) ? extent : 0),
        ];

        // As doubles, for three ints may be more than a long.
        double elements = extents.Aggregate(1.0, (product, extent) => product * extent);
        return extents.Length == 3 && elements >= 1 && elements <= SpecLimits.Elements
            ? new(extents[0], extents[1], extents[2])
            : throw new OperatorTextException(
                number, $"\"{text}\" is no shape such as 3x224x224 of at most {SpecLimits.Elements} elements");
    }

    /// <summary>
    /// Words between spaces; in quotes one may have any character, with \\ and \" and \uXXXX for those that cannot stand there.
    /// </summary>
    private static IEnumerable<string> Words(string line, int number)
    {
        for (int at = 0; at < line.Length;)
        {
            if (line[at] == ' ')
            {
                at++;
                continue;
            }

            if (line[at] != '"')
            {
                int end = line.IndexOf(' ', at);
                end = end < 0 ? line.Length : end;
                yield return line.Substring(at, end - at);
                at = end;
                continue;
            }

            StringBuilder word = new();
            for (at++; at < line.Length && line[at] != '"'; at++)
            {
                if (line[at] != '\\')
                {
                    word.Append(line[at]);
                }
                else if (at + 1 < line.Length && line[at + 1] is '\\' or '"')
                {
                    word.Append(line[++at]);
                }
                else if (at + 5 < line.Length && line[at + 1] == 'u' && TryCode(line.Substring(at + 2, 4), out ushort code))
                {
                    word.Append((char)code);
                    at += 5;
                }
                else
                {
                    throw new OperatorTextException(number, "a \\ stands before \\, \" or uXXXX");
                }
            }

            if (at >= line.Length)
            {
                throw new OperatorTextException(number, "a quotation mark is missing");
            }

            at++;
            yield return word.ToString();
        }
    }

    private static bool TryCode(string digits, out ushort code) =>
        ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code);

    private static string Quote(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (char character in text)
        {
            quoted.Append(character switch
            {
                '"' or '\\' => "\\" + character,
                < ' ' or > '~' when !char.IsLetterOrDigit(character) => FormattableString.Invariant($"\\u{(int)character:X4}"),
                _ => character.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
