using System.Text;

namespace ShuffleNet.Compiler.Tool;

/// <summary>Every layer with its numbers.</summary>
internal static class LayerTable
{
    public static string Draw(Inspection network, IReadOnlyList<LayerKind> kinds)
    {
        StringBuilder html = new(
            "<div class=scroll tabindex=0 role=region aria-label=\"Layers\"><table><thead><tr><th scope=col>layer<th scope=col>kind<th "
                + "scope=col>input<th scope=col>output<th scope=col>folded into it<th scope=col class=n>multiply-adds<th scope=col "
                + "class=n>parameters<th scope=col class=n>bytes<th scope=col class=n>ARM64 instr.</thead><tbody>");
        for (int index = 0; index < network.Layers.Count; index++)
        {
            LayerFigures layer = network.Layers[index];
            html.Append(
                Html.Of(
                    $"<tr data-layer={index}><th scope=row><i class=\"key {kinds[index].Class}\"></i>{Html.Escape(layer.Name)}<td>",
                    $"{Html.Escape(layer.Kind)}<td>{layer.Input}<td>{layer.Output}<td class=fold>{Html.Escape(layer.Folded)}<td ",
                    $"class=n>{layer.MultiplyAdds:N0}<td class=n>{layer.Parameters:N0}<td class=n>{layer.Bytes:N0}<td ",
                    $"class=n>{layer.Arm64InstructionsEstimate:N0}"));
        }

        html.Append(
            Html.Of(
                $"</tbody><tfoot><tr><th scope=row>total<td><td><td><td><td class=n>{network.MultiplyAdds:N0}<td ",
                $"class=n>{network.Parameters:N0}<td class=n>{network.Layers.Sum(layer => layer.Bytes):N0}<td ",
                $"class=n>{network.Arm64InstructionsEstimate:N0}</tfoot></table></div>"));
        return html.ToString();
    }
}
