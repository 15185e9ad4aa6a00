using System.Text;

namespace ShuffleNet.Compiler.Benchmarks.Experiments;

/// <summary>One record of a comma-separated file; a field may stand in quotes, and a quote in it is doubled.</summary>
internal static class CsvLine
{
    public static IReadOnlyList<string> Split(string line)
    {
        List<string> fields = [];
        StringBuilder field = new();
        bool quoted = false;
        for (int index = 0; index < line.Length; index++)
        {
            char c = line[index];
            if (quoted && c == '"' && index + 1 < line.Length && line[index + 1] == '"')
            {
                field.Append(c);
                index++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
