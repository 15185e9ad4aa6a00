using System.Text;

namespace ShuffleNet.Compiler.Tool;

/// <summary>
/// Layers by multiply-adds per byte and by multiply-adds a second, both logarithmic, below what this core can do: its peak,
/// and what its cache and its memory let through.
/// </summary>
internal static class RooflineChart
{
    private const double Width = 400;
    private const double Height = 300;
    private const double Left = 40;
    private const double Right = 392;
    private const double Top = 14;
    private const double Bottom = 258;

    public static string Draw(BenchResult bench, IReadOnlyList<LayerKind> kinds, Roofs roofs)
    {
        (BenchLayer Layer, int Index)[] layers =
        [
            .. bench.Layers.Select((layer, index) => (layer, index)).Where(item => item.layer.MultiplyAdds > 0),
        ];
        Axis x = Axis.Over([.. layers.Select(item => Intensity(item.Layer))], Left, Right);
        Axis y = Axis.Over([.. layers.Select(item => item.Layer.Gmacs), bench.PeakGmacs * 1.4], Bottom, Top);
        StringBuilder svg = new();
        svg.Append(
            Html.Of(
                $"<svg class=chart viewBox=\"0 0 {Html.At(Width)} {Html.At(Height)}\" role=img aria-label=\"Roofline: {layers.Length} ",
                $"layers below a peak of {bench.PeakGmacs:0.0} GMAC/s\">"));
        foreach (double tick in x.Ticks)
        {
            svg.Append(
                Html.Of(
                    $"<path class=grid d=\"M{Html.At(x.At(tick))} {Html.At(Top)}V{Html.At(Bottom)}\"/><text class=\"axis mid\" ",
                    $"x={Html.At(x.At(tick))} y={Html.At(Bottom + 15)}>{tick:0.###}</text>"));
        }

        foreach (double tick in y.Ticks)
        {
            svg.Append(
                Html.Of(
                    $"<path class=grid d=\"M{Html.At(Left)} {Html.At(y.At(tick))}H{Html.At(Right)}\"/><text class=\"axis end\" ",
                    $"x={Html.At(Left - 6)} y={Html.At(y.At(tick) + 4)}>{tick:0.###}</text>"));
        }

        svg.Append(
            Html.Of(
                $"<text class=\"axis mid\" x={Html.At((Left + Right) / 2)} y={Html.At(Height - 8)}>multiply-adds per byte moved</text>"));
        svg.Append(
            Html.Of(
                $"<text class=\"axis mid\" transform=\"translate(11 {Html.At((Top + Bottom) / 2)}) rotate(-90)\">10⁹ multiply-adds a ",
                $"second</text>"));
        Roof(svg, x, y, bench.PeakGmacs, roofs.MemoryBytes / 1e9, "memory");
        Roof(svg, x, y, bench.PeakGmacs, roofs.CacheBytes / 1e9, "cache");
        svg.Append(
            Html.Of(
                $"<path class=roof d=\"M{Html.At(Left)} {Html.At(y.At(bench.PeakGmacs))}H{Html.At(Right)}\"/><text class=\"axis end\" ",
                $"x={Html.At(Right)} y={Html.At(y.At(bench.PeakGmacs) - 5)}>peak {bench.PeakGmacs:0.0}</text>"));
        foreach ((BenchLayer layer, int index) in layers)
        {
            svg.Append(
                Html.Of(
                    $"<circle class=\"dot {kinds[index].Class}\" data-layer={index} cx={Html.At(x.At(Intensity(layer)))} ",
                    $"cy={Html.At(y.At(layer.Gmacs))} r=4.5><title>{Html.Escape(layer.Name)}: {Intensity(layer):0.0} multiply-adds per ",
                    $"byte, {layer.Gmacs:0.0} GMAC/s, {100 * layer.ShareOfPeak:0} % of the peak</title></circle>"));
        }

        return svg.Append("</svg>").ToString();
    }

    private static double Intensity(BenchLayer layer) => (double)layer.MultiplyAdds / layer.Bytes;

    /// <summary>A line of slope one: a rate of bytes.</summary>
    private static void Roof(StringBuilder svg, Axis x, Axis y, double peak, double gigabytes, string name)
    {
        double from = Math.Max(x.Min, y.Min / gigabytes);
        double to = Math.Min(peak / gigabytes, x.Max);
        if (from < to)
        {
            double at = Math.Sqrt(from * to);
            svg.Append(
                Html.Of(
                    $"<path class=roof d=\"M{Html.At(x.At(from))} {Html.At(y.At(from * gigabytes))}L{Html.At(x.At(to))} ",
                    $"{Html.At(y.At(to * gigabytes))}\"/>"));
            double angle = Math.Atan2(y.At(to * gigabytes) - y.At(from * gigabytes), x.At(to) - x.At(from)) * 180 / Math.PI;
            svg.Append(
                Html.Of(
                    $"<text class=\"axis mid\" transform=\"translate({Html.At(x.At(at))} {Html.At(y.At(at * gigabytes))}) ",
                    $"rotate({Html.At(angle)}) translate(0 -5)\">{name} {gigabytes:0} GB/s</text>"));
        }
    }
}
