namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Emits the list that tells the packer which tensors to read, what to fold and where to put them.</summary>
internal static class LayerWeightsEmitter
{
    public static void Emit(CodeWriter code, NetworkPlan plan)
    {
        const string type = "global::ShuffleNet.Compiler.LayerWeights";
        code.Line("// Which tensors each layer has in the file, and how and where they are packed.");
        code.Line($"private static {type}[] LayerWeights() =>");
        code.Line("[");
        foreach (string call in Calls(plan))
        {
            code.Line($"    {type}.{call},");
        }

        code.Line("];");
    }

    /// <summary>The layers in order, each as a call of the runtime's <c>LayerWeights</c>.</summary>
    public static IEnumerable<string> Calls(NetworkPlan plan) => plan.Steps.Select(step => step.Weights).OfType<PackedLayer>().Select(Call);

    private static string Call(PackedLayer layer)
    {
        string names = $"\"{layer.Weight}\"";
        names += layer.Kind is null ? "" : layer.Norm is null ? ", null" : $", \"{layer.Norm}\"";
        string end = Text.Of($"offset: {layer.Index}") + Order("order", layer.OutputOrder) + Order("inputOrder", layer.InputOrder) + (layer is { Kind: not null, Bias: true } ? ", bias: true)" : ")");
        string blocks = string.Join(", ", layer.Blocks);
        return layer.Kind switch
        {
            ConvolutionKind.Convolution when layer.Kernel != 3 || layer.Groups > 1 => Text.Of($"Convolution({names}, outputs: {layer.Outputs}, inputs: {layer.Inputs}, groups: {layer.Groups}, kernel: {layer.Kernel}, blocks: [{blocks}], {end}"),
            ConvolutionKind.Convolution => Text.Of($"Dense({names}, outputs: {layer.Outputs}, inputs: {layer.Inputs}, blocks: [{blocks}], {end}"),
            ConvolutionKind.Pointwise => Text.Of($"Pointwise({names}, outputs: {layer.Outputs}, inputs: {layer.Inputs}, groups: {layer.Groups}, blocks: [{blocks}], {end}"),
            ConvolutionKind.Depthwise => Text.Of($"Depthwise({names}, channels: {layer.Outputs}, {(layer.Kernel == 3 ? "" : Text.Of($"kernel: {layer.Kernel}, "))}{end}"),
            _ => Text.Of($"Linear({names}, bias: {(layer.Bias ? "true" : "false")}, outputs: {layer.Outputs}, inputs: {layer.Inputs}, blocks: [{blocks}], {end}"),
        };
    }

    private static string Order(string parameter, Permutation? order) =>
        order is null ? "" : Text.Of($", {parameter}: [{string.Join(", ", order.Sources)}]");
}
