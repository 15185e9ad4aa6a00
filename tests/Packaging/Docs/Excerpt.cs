namespace ShuffleNet.Compiler.Tests.Packaging.Docs;

/// <summary>
/// Parts of a source as a page shows them: its lines in order, indented anyhow; a line that begins with … leaves some out.
/// </summary>
internal static class Excerpt
{
    public static bool IsOf(string excerpt, string source)
    {
        List<string> lines = Trimmed(source);
        List<string> part = [];
        int from = 0;
        foreach (string line in Trimmed(excerpt).Append("…"))
        {
            if (!line.StartsWith('…'))
            {
                part.Add(line);
                continue;
            }

            int found = Find(lines, part, from);
            if (found < 0)
            {
                return false;
            }

            from = found + part.Count;
            part.Clear();
        }

        return true;
    }

    private static int Find(List<string> lines, List<string> part, int from)
    {
        for (int start = from; start + part.Count <= lines.Count; start++)
        {
            if (lines.GetRange(start, part.Count).SequenceEqual(part))
            {
                return start;
            }
        }

        return -1;
    }

    private static List<string> Trimmed(string text) => [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length != 0)];
}
