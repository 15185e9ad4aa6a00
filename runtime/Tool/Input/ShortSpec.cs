using System.Text.RegularExpressions;

namespace ShuffleNet.Compiler.Tool;

/// <summary>
/// A spec in a few words, such as <c>V1 g3 0.5x megvii</c>: the version, then in any order groups, scale or
/// size, dialect, rows and columns of the input (<c>320x240</c>) and any property of the attribute as <c>Name=value</c>.
/// </summary>
internal static partial class ShortSpec
{
    /// <summary>Whether a text is meant as a spec and not as a file's name.</summary>
    public static bool Matches(string text) => FirstWord().IsMatch(text);

    /// <exception cref="ToolException">A word is none of these.</exception>
    public static WrittenProperties Read(string text)
    {
        WrittenProperties properties = new();
        foreach (string word in Words().Matches(text).Select(match => match.Value))
        {
            Read(word, properties);
        }

        return properties;
    }

    private static void Read(string word, WrittenProperties properties)
    {
        if (Property().Match(word) is { Success: true } property)
        {
            properties.Add(property.Groups[1].Value, property.Groups[2].Value);
        }
        else if (FirstWord().IsMatch(word))
        {
            properties.Add(nameof(ShuffleNetAttribute.Version), word.Replace("+", "Plus", StringComparison.Ordinal));
        }
        else if (Groups().Match(word) is { Success: true } groups)
        {
            properties.Add(nameof(ShuffleNetAttribute.Groups), groups.Groups[1].Value);
        }
        else if (Size().Match(word) is { Success: true } size)
        {
            properties.Add(nameof(ShuffleNetAttribute.InputHeight), size.Groups[1].Value);
            properties.Add(nameof(ShuffleNetAttribute.InputWidth), size.Groups[2].Value);
        }
        else if (Scale().Match(word) is { Success: true } scale)
        {
            properties.Add(nameof(ShuffleNetAttribute.Scale), scale.Groups[1].Value);
        }
        else if (Enum.GetNames<NetworkSize>().Contains(word, StringComparer.OrdinalIgnoreCase))
        {
            properties.Add(nameof(ShuffleNetAttribute.Size), word);
        }
        else if (Enum.GetNames<ShuffleNetDialect>().Contains(word, StringComparer.OrdinalIgnoreCase))
        {
            properties.Add(nameof(ShuffleNetAttribute.Dialect), word);
        }
        else
        {
            throw new ToolException(
                ExitCode.Usage,
                $"spec: '{word}' is none of V1, V2, V2+, OneShot, g3 (groups), 0.5x (scale), "
                    + $"{string.Join(", ", Enum.GetNames<NetworkSize>())} (size of V2+), 224x224 (input), "
                    + $"{string.Join(", ", Enum.GetNames<ShuffleNetDialect>())} (dialect), Name=value (any property)");
        }
    }

    // Words stand apart by spaces or commas; a list in brackets is one.
    [GeneratedRegex(@"(?:\[[^\]]*\]|[^\s,\[])+")]
    private static partial Regex Words();

    [GeneratedRegex(@"^(?:v\d(?:\+|plus)?|oneshot)(?=$|[\s,])", RegexOptions.IgnoreCase)]
    private static partial Regex FirstWord();

    [GeneratedRegex(@"^([A-Za-z]+)=(.*)$")]
    private static partial Regex Property();

    [GeneratedRegex(@"^[gG](\d+)$")]
    private static partial Regex Groups();

    [GeneratedRegex(@"^(\d+)[xX](\d+)$")]
    private static partial Regex Size();

    [GeneratedRegex(@"^([\d.]+)[xX]$")]
    private static partial Regex Scale();
}
