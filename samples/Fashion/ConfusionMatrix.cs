using System.Globalization;
using System.Text;

namespace ShuffleNet.Compiler.Samples.Fashion;

/// <summary>How many images of each class (rows) were taken for each class (columns).</summary>
internal sealed class ConfusionMatrix
{
    private static readonly int s_classes = ClassNames.All.Count;

    private readonly int[,] _counts = new int[s_classes, s_classes];

    public int Correct => Enumerable.Range(0, s_classes).Sum(index => _counts[index, index]);

    public void Add(int label, int prediction) => _counts[label, prediction]++;

    public override string ToString()
    {
        // The columns are numbered, since names would make the table wider than a terminal.
        StringBuilder text = new("label \\ predicted");
        IEnumerable<int> classes = Enumerable.Range(0, s_classes);
        text.AppendJoin("", classes.Select(index => Cell(index))).AppendLine("   recall");
        foreach (int label in classes)
        {
            int[] row = [.. classes.Select(prediction => _counts[label, prediction])];
            text.Append(CultureInfo.InvariantCulture, $"{label,5} {ClassNames.All[label],-11}")
                .AppendJoin("", row.Select(count => count == 0 ? "    ." : Cell(count)));

            // A class may be absent among the first few images.
            int total = row.Sum();
            text.AppendLine(total == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * row[label] / total,7:F1} %"));
        }

        return text.ToString();
    }

    private static string Cell(int value) => string.Create(CultureInfo.InvariantCulture, $"{value,5}");
}
