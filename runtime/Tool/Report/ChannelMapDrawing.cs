using System.Text;

namespace ShuffleNet.Compiler.Tool;

/// <summary>A <see cref="ChannelMap"/> as rows of ticks with curves between them, a path for each colour.</summary>
internal static class ChannelMapDrawing
{
    private const double Width = 340;
    private const double Margin = 4;
    private const double Tick = 7;
    private const double Title = 18;
    private const double Link = 64;

    // Between the blocks of a grouped row.
    private const double GroupGap = 5;

    public static string Draw(ChannelMap map, string label)
    {
        StringBuilder svg = new();
        StringBuilder rows = new();
        double y = Title;
        for (int index = 0; index < map.Rows.Count; index++)
        {
            ChannelRow row = map.Rows[index];
            string title = Html.Of($"{row.Title}, {row.Count}{(row.Groups > 1 ? Html.Of($" in {row.Groups} groups") : "")}");
            bool isReached = index > 0 && map.Rows[index - 1].Below.Count > 0;
            rows.Append(Html.Of($"<text x={Html.At(Margin)} y={Html.At(isReached ? y + Tick + 13 : y - 4)}>{Html.Escape(title)}</text>"));
            Ticks(rows, row, y);
            if (isReached && row.Below.Count > 0)
            {
                // Curves end above and begin below: the title stands between two lines of the same ticks.
                y += Tick + Title;
                Ticks(rows, row, y);
            }

            if (row.Below.Count > 0)
            {
                Curves(svg, row, map.Rows[index + 1], y + Tick, y + Tick + Link);
                y += Tick + Link;
            }
            else
            {
                y += Tick + (2 * Title) + 6;
            }
        }

        return Html.Of(
            $"<svg class=map viewBox=\"0 0 {Html.At(Width)} {Html.At(y - Title)}\" role=img ",
            $"aria-label=\"{Html.Escape(label)}\">{svg}{rows}</svg>");
    }

    private static void Ticks(StringBuilder svg, ChannelRow row, double y)
    {
        foreach (IGrouping<int, int> colour in Enumerable.Range(0, row.Count).GroupBy(index => row.Colours[index]))
        {
            string marks = string.Concat(colour.Select(index => $"M{Html.At(X(row, index))} {Html.At(y)}v{Html.At(Tick)}"));
            svg.Append(
                Html.Of(
                    $"<path class=\"tick {Class(colour.Key)}\" stroke-width={Html.At(Math.Clamp((Width / row.Count) - 0.4, 0.6, 5))} ",
                    $"d=\"{marks}\"/>"));
        }
    }

    private static void Curves(StringBuilder svg, ChannelRow row, ChannelRow next, double top, double bottom)
    {
        double middle = (top + bottom) / 2;
        foreach (IGrouping<int, int> colour in Enumerable.Range(0, row.Count)
            .Where(index => row.Below[index] >= 0)
            .GroupBy(index => row.Colours[index]))
        {
            string curves = string.Concat(colour.Select(index =>
            {
                string from = Html.At(X(row, index));
                string to = Html.At(X(next, row.Below[index]));
                return $"M{from} {Html.At(top)}C{from} {Html.At(middle)} {to} {Html.At(middle)} {to} {Html.At(bottom)}";
            }));
            svg.Append(Html.Of($"<path class=\"link {Class(colour.Key)}\" d=\"{curves}\"/>"));
        }
    }

    private static double X(ChannelRow row, int index)
    {
        double free = Width - (2 * Margin) - ((row.Groups - 1) * GroupGap);
        return Margin + ((index + 0.5) * free / row.Count) + (index / (row.Count / row.Groups) * GroupGap);
    }

    private static string Class(int colour) => colour < 0 ? "idle" : Html.Of($"g{colour}");
}
