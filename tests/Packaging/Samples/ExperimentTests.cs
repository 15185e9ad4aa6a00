using System.Globalization;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Packaging.Samples;

/// <summary>docs/experiments.md against the rows of the runs.</summary>
public class ExperimentTests
{
    private static readonly string s_results = Path.Combine(Repository.Root, "samples", "train", "results");

    [Fact]
    public void Table_OfTheExperiments_IsWhatTheRunsSay()
    {
        Dictionary<string, string> times = Rows("times.csv").ToDictionary(Key, row => row["median_ms"]);
        IEnumerable<string> expected = Rows("ablation.csv")
            .GroupBy(Key)
            .Select(seeds =>
                Line(
                    seeds.First(),
                    [.. seeds.Select(row => 100 * double.Parse(row["accuracy"], CultureInfo.InvariantCulture))],
                    Number(times[seeds.Key])));

        // The table of the networks is the one with eight columns; its first line is the head.
        IEnumerable<string> found = File.ReadLines(Path.Combine(Repository.Root, "docs", "experiments.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Count(c => c == '|') == 9)
            .Skip(1);

        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private static string Line(Dictionary<string, string> row, double[] percents, decimal milliseconds) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {row["groups"]} | {Number(row["scale"]):0.##} | {(row["shuffle"] == "True" ? "yes" : "no")} | "
            + $"{Number(row["macs"]) / 1e6m:F2} M | {1000 * milliseconds:F1} µs | {percents.Length} | {percents.Average():F2} % | "
            + $"{percents.Min():F2} to {percents.Max():F2} % |");

    private static string Key(Dictionary<string, string> row) => $"{row["groups"]} {row["scale"]} {row["shuffle"]}";

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    // Only the last column of these files, the attribute, holds commas; it is not needed here.
    private static IEnumerable<Dictionary<string, string>> Rows(string name)
    {
        string[] lines = File.ReadAllLines(Path.Combine(s_results, name));
        string[] head = lines[0].Split(',');
        return lines.Skip(1).Select(line => head.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second));
    }
}
