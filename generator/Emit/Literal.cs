using Microsoft.CodeAnalysis.CSharp;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Text that was not written for C#, such as names from a file, in emitted code.</summary>
internal static class Literal
{
    /// <summary>A string in quotes.</summary>
    public static string Of(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>On a line of a comment, also of one that is XML.</summary>
    public static string Comment(string text) =>
        string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)).Replace("&", "&amp;").Replace("<", "&lt;")
            .Replace(">", "&gt;");
}
