using System.Globalization;
using System.Text;

namespace ShuffleNet.Compiler;

/// <summary>What a generated network consists of and what it costs.</summary>
/// <param name="Title">The network in words, such as <c>ShuffleNet V1 1x, g = 3, dialect Megvii</c>.</param>
/// <param name="Layers">The layers in the order in which they run.</param>
/// <param name="ArenaBytes">Bytes of the workspace that each instance has for its activations.</param>
/// <param name="WeightBytes">Bytes of the packed weights, shared between instances.</param>
/// <param name="Copies">Layers that only move data: shuffles, concatenations, splits and adds that were not folded.</param>
public sealed record NetworkSummary(
    string Title,
    IReadOnlyList<LayerSummary> Layers,
    long ArenaBytes,
    long WeightBytes,
    int Copies)
{
    /// <summary>Multiply-adds of one inference.</summary>
    public long MultiplyAdds => Layers.Sum(layer => layer.MultiplyAdds);

    /// <summary>Learned parameters after folding.</summary>
    public long Parameters => Layers.Sum(layer => layer.Parameters);

    /// <summary>A table of the layers that ends with the totals.</summary>
    public override string ToString()
    {
        CultureInfo invariant = CultureInfo.InvariantCulture;
        string[] heads = ["layer", "kind", "input", "output", "folded", "MACs", "params", "bytes"];
        string[][] rows =
        [
            heads,
            .. Layers.Select(layer => new[]
            {
                layer.Name, layer.Kind, layer.Input, layer.Output, layer.Folded,
                layer.MultiplyAdds.ToString("N0", invariant),
                layer.Parameters.ToString("N0", invariant),
                layer.Bytes.ToString("N0", invariant),
            }),
        ];

        StringBuilder table = new(Title + "\n");
        TextTable.Append(table, rows, words: 5);
        table.Append(invariant, $"total: {Layers.Count} layers, {MultiplyAdds:N0} MACs, {Parameters:N0} parameters, ");
        table.Append(invariant, $"{WeightBytes:N0} bytes of weights, {ArenaBytes:N0} bytes of workspace, copies: {Copies}\n");
        return table.ToString();
    }
}
