using System.Text;

namespace ShuffleNet.Compiler.Tool;

/// <summary>The time of each layer as a bar, in a table that reads without its bars too; above it the shares of the kinds.</summary>
internal static class TimeChart
{
    public static string Draw(BenchResult bench, IReadOnlyList<LayerKind> kinds)
    {
        double total = bench.Layers.Sum(layer => layer.MedianUs);
        double longest = bench.Layers.Max(layer => layer.MedianUs);
        StringBuilder html = new();
        html.Append("<div class=shares role=img aria-label=\"Shares of the kinds of layers: " + Shares(bench, kinds, total, ", ") + "\">");
        foreach (LayerKind kind in LayerKind.All.Where(kinds.Contains))
        {
            double share = Share(bench, kinds, kind) / total;
            html.Append(
                Html.Of($"<span class={kind.Class} style=\"flex:{share:0.####}\" title=\"{kind.Name}: {100 * share:0.0} %\"></span>"));
        }

        html.Append("</div><p class=quiet>" + Shares(bench, kinds, total, " · ") + "</p>");
        html.Append(
            "<div class=scroll tabindex=0 role=region aria-label=\"Time of each layer\"><table class=bars><thead><tr><th "
                + "scope=col>layer<th scope=col class=wide>time<th scope=col class=n>µs<th scope=col class=n>GMAC/s<th scope=col "
                + "class=n>of peak</thead><tbody>");
        for (int index = 0; index < bench.Layers.Count; index++)
        {
            BenchLayer layer = bench.Layers[index];
            string rate = layer.MultiplyAdds > 0
                ? Html.Of($"<td class=n>{layer.Gmacs:0.0}<td class=n>{100 * layer.ShareOfPeak:0} %")
                : "<td class=n>–<td class=n>–";
            html.Append(
                Html.Of(
                    $"<tr data-layer={index}><th scope=row>{Html.Escape(layer.Name)}<td class=wide><i class={kinds[index].Class} ",
                    $"style=\"width:{100 * layer.MedianUs / longest:0.##}%\"></i><td class=n>{layer.MedianUs:0.0}{rate}"));
        }

        return html.Append("</tbody></table></div>").ToString();
    }

    private static double Share(BenchResult bench, IReadOnlyList<LayerKind> kinds, LayerKind kind) =>
        bench.Layers.Where((_, index) => kinds[index] == kind).Sum(layer => layer.MedianUs);

    private static string Shares(BenchResult bench, IReadOnlyList<LayerKind> kinds, double total, string separator) => string.Join(
        separator,
        LayerKind.All.Where(kinds.Contains).Select(kind => Html.Of($"{kind.Name} {100 * Share(bench, kinds, kind) / total:0.0} %")));
}
