using System.Text;
using ShuffleNet.Compiler.Generator.Emit;
using ShuffleNet.Compiler.Generator.Plan;

namespace ShuffleNet.Compiler.Tool;

/// <summary>A unit as boxes and arrows: the branch below, the shortcut above it, the join at the right.</summary>
internal static class UnitDrawing
{
    private const double Width = 340;
    private const double Left = 16;
    private const double Right = 312;
    private const double Gap = 12;
    private const double BoxHeight = 38;
    private const double ShortcutY = 6;
    private const double MainY = 58;

    public static string Draw(DiagramUnit unit, string name)
    {
        double main = unit.IsOfStage ? MainY : ShortcutY + 6;
        double middle = main + (BoxHeight / 2);
        StringBuilder svg = new();
        svg.Append(
            Html.Of(
                $"<svg viewBox=\"0 0 {Html.At(Width)} {Html.At(main + BoxHeight + 6)}\" role=img ",
                $"aria-label=\"{Html.Escape(Label(unit, name))}\">"));
        svg.Append(Html.Of($"<path class=wire d=\"M0 {Html.At(middle)}H{Html.At(Width - 4)}\"/>"));
        svg.Append(Html.Of($"<path class=tip d=\"M{Html.At(Width - 8)} {Html.At(middle - 4)}l7 4l-7 4z\"/>"));
        if (unit.IsOfStage)
        {
            double top = ShortcutY + (BoxHeight / 2);
            svg.Append(Html.Of($"<path class=wire d=\"M7 {Html.At(middle)}V{Html.At(top)}H{Html.At(Right + 9)}V{Html.At(middle)}\"/>"));
            if (unit.Shortcut.Count == 0)
            {
                string passes = unit.Join == "add" ? "input, added in place" : "half of the channels, untouched";
                svg.Append(Html.Of($"<text class=note x=164 y={Html.At(top - 6)}>{passes}</text>"));
            }

            Boxes(svg, unit.Shortcut, ShortcutY);
        }

        Boxes(svg, unit.Main, main);
        if (unit.IsOfStage)
        {
            svg.Append(
                Html.Of(
                    $"<circle class=join cx={Html.At(Right + 9)} cy={Html.At(middle)} r=8 /><text class=sign x={Html.At(Right + 9)} ",
                    $"y={Html.At(middle + 4)}>{(unit.Join == "add" ? "+" : "c")}</text>"));
        }

        return svg.Append("</svg>").ToString();
    }

    private static void Boxes(StringBuilder svg, IReadOnlyList<Step> layers, double y)
    {
        // A single box does not fill the row.
        int slots = Math.Max(layers.Count, 2);
        double width = (Right - Left - 12 - ((slots - 1) * Gap)) / slots;
        double x = Left + ((Right - Left - 12 - (layers.Count * width) - (Math.Max(0, layers.Count - 1) * Gap)) / 2);
        foreach (Step layer in layers)
        {
            double center = x + (width / 2);
            svg.Append(
                Html.Of(
                    $"<g class=box><title>{Html.Escape(StepSentence.Of(layer))}</title><rect class={LayerKind.Of(layer).Class} ",
                    $"x={Html.At(x)} y={Html.At(y)} width={Html.At(width)} height={Html.At(BoxHeight)} rx=5 />"));
            svg.Append(
                Html.Of(
                    $"<text x={Html.At(center)} y={Html.At(y + 16)}>{Html.Escape(Short(layer))}</text><text class=sub ",
                    $"x={Html.At(center)} y={Html.At(y + 30)}>{layer.Row.Input.Channels} → {layer.Row.Output.Channels}</text></g>"));
            x += width + Gap;
        }
    }

    private static string Short(Step layer) => layer.Kernel switch
    {
        PointwiseKernel { Groups: > 1 } pointwise => Html.Of($"1x1, g = {pointwise.Groups}"),
        PointwiseKernel => "1x1",
        DepthwiseKernel { Operation: DepthwiseOperation.Convolve } window =>
            Html.Of($"dw {window.Kernel}x{window.Kernel}") + (window.Stride == 1 ? "" : Html.Of($" /{window.Stride}")),
        DepthwiseKernel { Operation: DepthwiseOperation.Maximum } window => Html.Of(
            $"max {window.Kernel}x{window.Kernel} /{window.Stride}"),
        DepthwiseKernel window => Html.Of($"avg {window.Kernel}x{window.Kernel} /{window.Stride}"),
        StemKernel stem => Html.Of($"conv 3x3 /{stem.Convolution.Stride}, max {stem.Pool.Kernel}x{stem.Pool.Kernel} /{stem.Pool.Stride}"),
        ConvolutionKernel convolution => Html.Of($"conv 3x3 /{convolution.Stride}"),
        GlobalAverageKernel => "average",
        LinearKernel => "linear",
        CopyKernel => "copy",
        _ => "softmax",
    };

    private static string Label(DiagramUnit unit, string name)
    {
        string branch = string.Join(", ", unit.Main.Select(layer => $"{layer.Row.Kind} to {layer.Row.Output}"));
        string shortcut = unit.Shortcut.Count > 0
            ? "; on the shortcut " + string.Join(", ", unit.Shortcut.Select(layer => layer.Row.Kind))
            : "";
        return $"{name}: {branch}{shortcut}{(unit.Join.Length > 0 ? "; then " + unit.Join : "")}";
    }
}
