using System.Reflection;
using System.Text;

namespace ShuffleNet.Compiler.Tool;

/// <summary>The page of <c>report</c>: one file that refers to nothing outside itself.</summary>
internal static class ReportPage
{
    /// <param name="network">What it is about.</param>
    /// <param name="bench">Times; null for a page without them.</param>
    /// <param name="roofs">Comes with the times.</param>
    public static string Write(NetworkInput network, BenchResult? bench, Roofs? roofs)
    {
        Inspection inspection = Inspection.Of(network);
        IReadOnlyList<LayerKind> kinds = [.. network.Plan.Steps.Select(LayerKind.Of)];
        StringBuilder html = new();
        html.Append(
            "<!doctype html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n<meta name=viewport "
                + "content=\"width=device-width,initial-scale=1\">\n<meta name=color-scheme content=\"light dark\">\n");

        // No request for a picture beside the title either.
        html.Append(
            $"<title>{Html.Escape(inspection.Title)}</title>\n<link rel=icon href=\"data:,\">\n<style>\n{Resource("page.css")}</style>\n"
                + "</head>\n<body>\n");
        html.Append(
            "<a class=skip href=#main>Skip to the report</a>\n<header><div class=bar><span class=brand>ShuffleNet.Compiler</span><button "
                + "id=theme type=button hidden>Theme</button></div>");
        html.Append(Heading(inspection.Title));
        html.Append($"<pre class=code tabindex=0><code>{Html.Escape(inspection.Attribute)}</code></pre>");
        html.Append(inspection.Source is FileFacts source
            ? Html.Of(
                $"<p class=quiet>{Html.Escape(source.Path)}: {source.Format}, {Html.Bytes(source.Bytes)}, {source.Tensors} tensors</p>")
            : "<p class=quiet>A spec without trained weights; times are with random ones.</p>");
        html.Append("</header>\n<main id=main>\n").Append(Figures(inspection, bench));
        Section(html, "network", "The network", "Units that are alike are drawn once. Point at a box for what its layer does.",
            LayerKind.Legend(network.Plan) + NetworkDiagram.Draw(network.Spec, network.Plan));
        Section(html, "shuffles", "Where each shuffle went", ShuffleText(inspection), Shuffles(network));
        if (bench is not null)
        {
            Section(html, "time", "Time of each layer",
                Html.Of(
                    $"Medians of {bench.Runs} inferences on {bench.ThreadsText} with {bench.VectorBits}-bit vectors; a time stamp a ",
                    $"layer, some 25 ns, is part of each."),
                LayerKind.Legend(network.Plan) + TimeChart.Draw(bench, kinds));
            html.Append("<div class=pair>\n");
            Section(html, "roofline", "Roofline",
                "The slanted lines are how fast bytes come from a cache and from memory, the level one is what the core computes: the "
                    + "nearer a layer is to the line above it, the less is left to gain. Bytes are activations and weights, each once.",
                LayerKind.Legend(network.Plan) + $"<figure>{RooflineChart.Draw(bench, kinds, roofs!)}</figure>");
        }

        Section(html, "memory", "Memory plan",
            Html.Of(
                $"Every tensor has its place in one workspace of {Html.Bytes(inspection.ArenaBytes)}; places are used again when what ",
                $"stood there is dead. Input and output are the caller's."),
            $"<figure>{MemoryChart.Draw(inspection)}</figure><details><summary>As a table</summary>{MemoryChart.Table(inspection)}"
                + "</details>");
        html.Append(bench is null ? "" : "</div>\n");
        Section(html, "layers", "Layers", "ARM64 instructions are estimates.", LayerTable.Draw(inspection, kinds));
        html.Append(
            $"</main>\n<footer>Written by shufflenet {Assembly.GetExecutingAssembly().GetName().Version!.ToString(3)}</footer>\n"
                + $"<script>\n{Resource("page.js")}</script>\n</body>\n</html>\n");
        return html.ToString();
    }

    /// <summary>The name large, the rest small.</summary>
    private static string Heading(string title)
    {
        int comma = title.IndexOf(", ", StringComparison.Ordinal);
        return $"<h1>{Html.Escape(title[..comma])}<small>{Html.Escape(title[(comma + 2)..])}</small></h1>";
    }

    private static string Figures(Inspection network, BenchResult? bench)
    {
        List<(string Value, string Name)> figures =
        [
            (Html.Count(network.MultiplyAdds), "multiply-adds"),
            (Html.Count(network.Parameters), "parameters"),
            (Html.Bytes(network.WeightBytes), "packed weights"),
            (Html.Bytes(network.ArenaBytes), "workspace"),
            (Html.Of($"{network.Copies}"), "copies"),
            (Html.Count(network.Arm64InstructionsEstimate), "ARM64 instructions, estimated"),
        ];
        if (bench is not null)
        {
            figures.AddRange(
            [
                (Html.Of($"{bench.MedianMs:0.00} ms"), "an inference"),
                (Html.Of($"{100 * bench.ShareOfPeak:0} %"), Html.Of($"of the peak, {bench.PeakGmacs:0.0} GMAC/s")),
            ]);
        }

        IEnumerable<string> entries = figures.Select(figure => $"<div><dd>{figure.Value}</dd><dt>{figure.Name}</dt></div>");
        return $"<dl class=figures>{string.Concat(entries)}</dl>\n";
    }

    private static string ShuffleText(Inspection network) => network.Copies == 0
        ? "No layer moves channels: each shuffle became addresses. A line is a channel; where lines cross, the shuffle is. Rows of "
            + "ticks are channels in the order of the trained file, or planes in the order of memory."
        : "Each shuffle became addresses; what is copied are stages that a backbone gives. A line is a channel; where lines cross, the "
            + "shuffle is.";

    private static string Shuffles(NetworkInput network)
    {
        IReadOnlyList<(ChannelMap Map, IReadOnlyList<string> Units)> maps = ChannelMaps.Of(network.Spec, network.Plan);
        if (maps.Count == 0)
        {
            return "<p>This network has none.</p>";
        }

        StringBuilder html = new("<div class=maps>");
        foreach ((ChannelMap map, IReadOnlyList<string> units) in maps)
        {
            string names = Names(units);
            html.Append(
                $"<figure><figcaption><b>{names}</b><br>went {map.Where}</figcaption>"
                    + $"{ChannelMapDrawing.Draw(map, $"Channel map of {names}: went {map.Where}")}</figure>");
        }

        return html.Append("</div>").ToString();
    }

    /// <summary>Units of one stage as a range, of several as a list of ranges.</summary>
    private static string Names(IReadOnlyList<string> units) =>
        string.Join(", ", units.GroupBy(unit => unit.Split('.')[0]).Select(stage => DiagramUnit.Names([.. stage])));

    private static void Section(StringBuilder html, string id, string title, string text, string content) =>
        html.Append(
            $"<section id={id} aria-labelledby={id}-title><h2 id={id}-title>{title}</h2><p class=lead>{text}</p>{content}</section>\n");

    private static string Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
