namespace ShuffleNet.Compiler.Tests.Packaging.Docs;

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">The page, relative to the root.</param>
/// <param name="Line">The line of its first fence, from 1.</param>
/// <param name="Language">The first word behind the fence.</param>
/// <param name="Kind">The second word, or nothing.</param>
/// <param name="Argument">The third word, or nothing.</param>
/// <param name="Text">What is between the fences, without the last line's end.</param>
internal sealed record CodeBlock(string Page, int Line, string Language, string Kind, string Argument, string Text)
{
    public string Place => $"{Page}({Line})";
}
