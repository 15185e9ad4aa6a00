using System.Globalization;

namespace ShuffleNet.Compiler.Import;

/// <summary>Reads the spec that <see cref="SafetensorsExporter"/> writes into a file's notes.</summary>
internal static class SpecNotes
{
    /// <summary>Longer than any list of stages.</summary>
    private const int LongestNote = 1000;

    /// <exception cref="UnrecognizedNetworkException">The notes contradict the tensors.</exception>
    /// <exception cref="WeightFormatException">A note has no value of its property.</exception>
    public static void Note(SpecFindings findings, IReadOnlyDictionary<string, string> notes)
    {
        NetworkSpec example = new();
        foreach (SpecProperty property in SpecProperties.OfFiles)
        {
            string key = SafetensorsExporter.SpecPrefix + property.Name;
            if (!notes.TryGetValue(key, out string? text))
            {
                continue;
            }

            object value = (text.Length <= LongestNote ? Parse(property.Get!(example), text) : null)
                ?? throw new WeightFormatException(
                    $"{findings.File}: the note {key} is {WeightStream.Quote(text)}, which is no value of {property.Name}");
            findings.Note(property.Name, key, value);
        }
    }

    private static object? Parse(object example, string text) => example switch
    {
        bool => bool.TryParse(text, out bool truth) ? truth : null,
        int => Number(text),
        EquatableArray<int> => List(text),
        _ => Enum.TryParse(example.GetType(), text, out object? member) && Enum.IsDefined(example.GetType(), member) ? member : null,
    };

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static EquatableArray<int>? List(string text)
    {
        if (!text.StartsWith('[') || !text.EndsWith(']'))
        {
            return null;
        }

        int?[] numbers = [.. text[1..^1].Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Number)];
        return numbers.All(number => number is not null) ? new EquatableArray<int>([.. numbers.Select(number => number!.Value)]) : null;
    }
}
