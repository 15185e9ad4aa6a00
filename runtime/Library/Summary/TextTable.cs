using System.Text;

namespace ShuffleNet.Compiler;

/// <summary>Lays out rows as a table for a terminal: words to the left of their column, numbers to the right.</summary>
internal static class TextTable
{
    /// <param name="table">Takes a line per row.</param>
    /// <param name="rows">The heads and then the rows, of equal length.</param>
    /// <param name="words">How many columns, the first ones, hold words.</param>
    public static void Append(StringBuilder table, IReadOnlyList<string[]> rows, int words)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
        {
            string line = string.Join("  ", row.Select((cell, column) =>
                column < words ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])));
            table.Append(line.TrimEnd()).Append('\n');
        }
    }
}
