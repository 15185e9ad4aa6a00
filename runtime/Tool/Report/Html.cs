using System.Globalization;
using System.Net;

namespace ShuffleNet.Compiler.Tool;

/// <summary>Text and numbers as a page has them.</summary>
internal static class Html
{
    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Formats under the invariant culture; strings are taken as they are, so escape them first.</summary>
    /// <param name="parts">The text, of which each line of code may have a part.</param>
    public static string Of(params FormattableString[] parts) =>
        string.Concat(parts.Select(part => part.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A count in words for people: 137.5 M, 9.6 k.</summary>
    public static string Count(double number) => number switch
    {
        >= 1e9 => Of($"{number / 1e9:0.##} G"),
        >= 1e6 => Of($"{number / 1e6:0.#} M"),
        >= 1e4 => Of($"{number / 1e3:0.#} k"),
        _ => Of($"{number:N0}"),
    };

    /// <summary>Bytes in words: 1.2 MB.</summary>
    public static string Bytes(double bytes) =>
        bytes >= 1e6 ? Of($"{bytes / 1e6:0.##} MB") : bytes >= 1e3 ? Of($"{bytes / 1e3:0.#} kB") : Of($"{bytes:0} B");

    /// <summary>A coordinate, as short as it can be.</summary>
    public static string At(double coordinate) => coordinate.ToString("0.#", CultureInfo.InvariantCulture);
}
