using System.Text;

namespace ShuffleNet.Compiler.Tool;

/// <summary>The workspace over the layers: what stands where, and from which layer to which.</summary>
internal static class MemoryChart
{
    private const double Width = 400;
    private const double Height = 250;
    private const double Left = 44;
    private const double Right = 392;
    private const double Top = 8;
    private const double Bottom = 208;

    public static string Draw(Inspection network)
    {
        double slot = (Right - Left) / network.Layers.Count;
        double scale = (Bottom - Top) / network.ArenaBytes;
        StringBuilder svg = new();
        svg.Append(
            Html.Of(
                $"<svg class=chart viewBox=\"0 0 {Html.At(Width)} {Html.At(Height)}\" role=img aria-label=\"{network.Memory.Count} parts ",
                $"of a workspace of {Html.Bytes(network.ArenaBytes)} over {network.Layers.Count} layers; the table below lists them\">"));
        for (int quarter = 0; quarter <= 4; quarter++)
        {
            double y = Bottom - (quarter * (Bottom - Top) / 4);
            svg.Append(
                Html.Of(
                    $"<path class=grid d=\"M{Html.At(Left)} {Html.At(y)}H{Html.At(Right)}\"/><text class=\"axis end\" ",
                    $"x={Html.At(Left - 5)} y={Html.At(y + 4)}>{network.ArenaBytes * quarter / 4e6:0.##}</text>"));
        }

        svg.Append(
            Html.Of($"<text class=\"axis mid\" transform=\"translate(11 {Html.At((Top + Bottom) / 2)}) rotate(-90)\">offset, MB</text>"));
        string? stage = null;
        for (int layer = 0; layer < network.Layers.Count; layer++)
        {
            string next = StageOf(network.Layers[layer].Name);
            if (next != stage)
            {
                svg.Append(
                    Html.Of(
                        $"<path class=grid d=\"M{Html.At(Left + (layer * slot))} {Html.At(Top)}V{Html.At(Bottom + 5)}\"/><text ",
                        $"class=axis x={Html.At(Left + (layer * slot) + 2)} y={Html.At(Bottom + 16)}>{Label(next)}</text>"));
                stage = next;
            }
        }

        svg.Append(
            Html.Of(
                $"<text class=\"axis mid\" x={Html.At((Left + Right) / 2)} y={Html.At(Height - 8)}>layers, in the order in which they ",
                $"run</text>"));
        foreach (MemoryUse part in network.Memory)
        {
            double x = Left + (part.First * slot);
            double width = (part.Last - part.First + 1) * slot;
            double height = Math.Max(1.5, part.Bytes * scale);
            svg.Append(
                Html.Of(
                    $"<rect class=\"part s{StageColour(part.FirstLayer)}\" x={Html.At(x)} y=",
                    $"{Html.At(Bottom - (part.OffsetBytes * scale) - height)} width={Html.At(width)} ",
                    $"height={Html.At(height)}><title>{Html.Escape(string.Join(", ", part.Tensors))}: {Html.Bytes(part.Bytes)} from ",
                    $"{Html.Escape(part.FirstLayer)} to {Html.Escape(part.LastLayer)}</title></rect>"));
        }

        return svg.Append("</svg>").ToString();
    }

    public static string Table(Inspection network)
    {
        StringBuilder html = new(
            "<div class=scroll tabindex=0 role=region aria-label=\"Parts of the workspace\"><table><thead><tr><th scope=col>tensors<th "
                + "scope=col class=n>offset<th scope=col class=n>bytes<th scope=col>from<th scope=col>to</thead><tbody>");
        foreach (MemoryUse part in network.Memory)
        {
            // A buffer that a whole stage shares holds dozens of tensors.
            string tensors = string.Join(", ", part.Tensors.Take(3))
                + (part.Tensors.Count > 3 ? Html.Of($" and {part.Tensors.Count - 3} more") : "");
            html.Append(
                Html.Of(
                    $"<tr><th scope=row>{Html.Escape(tensors)}<td class=n>{part.OffsetBytes:N0}<td ",
                    $"class=n>{part.Bytes:N0}<td>{Html.Escape(part.FirstLayer)}<td>{Html.Escape(part.LastLayer)}"));
        }

        return html.Append("</tbody></table></div>").ToString();
    }

    private static string StageOf(string layer) =>
        layer.StartsWith("stage", StringComparison.Ordinal) ? layer.Split('.')[0]
            : layer.StartsWith("stem", StringComparison.Ordinal) ? "stem"
            : "head";

    // Stem and head are a few layers, too narrow for their names.
    private static string Label(string stage) =>
        stage.Replace("stage", "stage ", StringComparison.Ordinal) is var label && label is "stem" or "head" ? "" : label;

    private static int StageColour(string layer) => StageOf(layer) switch
    {
        "stem" => 0,
        "head" => 7,
        string stage => (stage["stage".Length] - '1') % 7,
    };
}
