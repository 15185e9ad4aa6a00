namespace ShuffleNet.Compiler.Benchmarks.Experiments;

/// <summary>A network of the ablations that samples/train ran; its seeds share it.</summary>
/// <param name="Key">The columns of <see cref="KeyColumns"/>, by which tables are joined.</param>
/// <param name="Attribute">The text that compiles it, such as <c>[ShuffleNet(ShuffleNetVersion.V1, Groups = 8)]</c>.</param>
internal sealed record AblationNetwork(string Key, string Attribute)
{
    public const string KeyColumns = "experiment,groups,scale,shuffle,macs";

    private const string AttributeColumn = "attribute";

    /// <summary>The networks of a table, each once, in the order of their first rows.</summary>
    /// <exception cref="FormatException">A column is missing, or a row has not as many fields as the head.</exception>
    public static IReadOnlyList<AblationNetwork> Read(TextReader table)
    {
        IReadOnlyList<string> head = CsvLine.Split(table.ReadLine() ?? "");
        int[] key = [.. KeyColumns.Split(',').Select(Column)];
        int attribute = Column(AttributeColumn);
        List<AblationNetwork> networks = [];
        for (int number = 2; table.ReadLine() is string line; number++)
        {
            IReadOnlyList<string> fields = CsvLine.Split(line);
            if (fields.Count != head.Count)
            {
                throw new FormatException($"Line {number} has {fields.Count} fields, the head has {head.Count}.");
            }

            networks.Add(new(string.Join(',', key.Select(column => fields[column])), fields[attribute]));
        }

        return [.. networks.Distinct()];

        int Column(string name) =>
            Enumerable.Range(0, head.Count).FirstOrDefault(index => head[index] == name, -1) is int index and >= 0
                ? index
                : throw new FormatException($"There is no column '{name}'.");
    }
}
