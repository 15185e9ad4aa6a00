using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Packaging.Docs;

/// <summary>README.md, CONTRIBUTING.md, and the pages below docs.</summary>
internal static class Documentation
{
    public static IReadOnlyList<string> Pages { get; } =
    [
        "README.md", "CONTRIBUTING.md",
        .. Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    public static IReadOnlyList<CodeBlock> Blocks { get; } = [.. Pages.SelectMany(BlocksOf)];

    public static string[] Lines(string page) => File.ReadAllLines(Path.Combine(Repository.Root, page));

    public static IEnumerable<CodeBlock> BlocksOf(string page)
    {
        string[] lines = Lines(page);
        for (int line = 0; line < lines.Length; line++)
        {
            if (!IsFence(lines[line]))
            {
                continue;
            }

            int end = Array.FindIndex(lines, line + 1, IsFence);
            Assert.True(end > 0, $"{page}({line + 1}): the block has no end");
            string[] words = [.. lines[line][3..].Split(' '), "", ""];
            yield return new(page, line + 1, words[0], words[1], words[2], string.Join('\n', lines[(line + 1)..end]));
            line = end;
        }
    }

    public static bool IsFence(string line) => line.StartsWith("```", StringComparison.Ordinal);
}
