namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Emits the list that tells the packer which tensors to read, what to fold and where to put them.</summary>
internal static class LayerPackingEmitter
{
    public static void Emit(CodeWriter code, NetworkPlan plan)
    {
        const string type = "global::ShuffleNet.Compiler.LayerPacking";
        code.Line("// Which tensors each layer has in the file, and how and where they are packed.");
        code.Line($"private static {type}[] LayerPackings() =>");
        code.Line("[");
        foreach (PackedLayer layer in plan.Steps.Select(step => step.Weights).OfType<PackedLayer>())
        {
            code.Line($"    {type}.{Call(layer)},");
        }

        code.Line("];");
    }

    private static string Call(PackedLayer layer)
    {
        string names = Literal.Of(layer.Weight);
        names += layer.Kind == LayerKind.Linear ? "" : layer.Norm is null ? ", null" : ", " + Literal.Of(layer.Norm);
        string bias = layer.Bias && layer.Kind != LayerKind.Linear ? ", bias: true" : "";
        string end = Text.Of($"offset: {layer.Index}{Order("order", layer.OutputOrder)}{Order("inputOrder", layer.InputOrder)}{bias})");
        string rows = Text.Of($"outputs: {layer.Outputs}, inputs: {layer.Inputs}");
        string blocks = Text.Of($"blocks: [{string.Join(", ", layer.Blocks)}]");
        return layer.Kind switch
        {
            LayerKind.Convolution => Text.Of(
                $"Convolution({names}, {rows}, groups: {layer.Groups}, kernel: {layer.Kernel}, {blocks}, {end}"),
            LayerKind.Pointwise => Text.Of($"Pointwise({names}, {rows}, groups: {layer.Groups}, {blocks}, {end}"),
            LayerKind.Depthwise => Text.Of($"Depthwise({names}, channels: {layer.Outputs}, kernel: {layer.Kernel}, {end}"),
            _ => $"Linear({names}, bias: {(layer.Bias ? "true" : "false")}, {rows}, {blocks}, {end}",
        };
    }

    private static string Order(string parameter, Permutation? order) =>
        order is null ? "" : Text.Of($", {parameter}: [{string.Join(", ", order.Sources)}]");
}
