namespace ShuffleNet.Compiler.Tests.Support.Plain;

/// <summary>A line of a .param file.</summary>
internal sealed record NcnnLine(string Type, string Name, IReadOnlyList<string> Bottoms, IReadOnlyList<string> Tops, string Parameters)
{
    /// <summary>The same lines, with a layer Split after each blob that several others read.</summary>
    public static IReadOnlyList<NcnnLine> Split(IReadOnlyList<NcnnLine> lines)
    {
        List<NcnnLine> split = [];
        Dictionary<string, Queue<string>> copies = [];
        foreach (NcnnLine line in lines)
        {
            split.Add(
                line with
                {
                    Bottoms =
                    [
                        .. line.Bottoms.Select(bottom => copies.TryGetValue(bottom, out Queue<string>? names) ? names.Dequeue() : bottom),
                    ],
                });
            foreach (string top in line.Tops)
            {
                int readers = lines.SelectMany(other => other.Bottoms).Count(bottom => bottom == top);
                if (readers > 1)
                {
                    string[] names =
                    [
                        .. Enumerable.Range(0, readers).Select(copy => FormattableString.Invariant($"{top}_splitncnn_{copy}")),
                    ];
                    split.Add(new NcnnLine("Split", $"split_{top}", [top], names, ""));
                    copies.Add(top, new Queue<string>(names));
                }
            }
        }

        return split;
    }

    public override string ToString()
    {
        string blobs = string.Join(" ", [.. Bottoms, .. Tops]);
        return FormattableString.Invariant($"{Type,-24} {Name,-24} {Bottoms.Count} {Tops.Count} {blobs} {Parameters}").TrimEnd();
    }
}
