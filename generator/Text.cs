using System.Globalization;

namespace ShuffleNet.Compiler.Generator;

/// <summary>Formatting that is the same under every culture: the fi-FI minus sign is no minus sign to C#.</summary>
internal static class Text
{
    /// <param name="parts">The text, of which each line of code may have a part.</param>
    public static string Of(params FormattableString[] parts) =>
        string.Concat(parts.Select(part => part.ToString(CultureInfo.InvariantCulture)));

    public static string Join(string separator, params int[] numbers) =>
        string.Join(separator, numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A number of things: "1 pixel", "2 pixels".</summary>
    public static string Count(int count, string thing) => count == 1 ? "1 " + thing : Of($"{count} {thing}s");

    /// <summary>A number with thousands separators.</summary>
    public static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
