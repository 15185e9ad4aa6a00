namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Emits the <c>Layout</c> property: what packed weights must have been packed for.</summary>
internal static class LayoutEmitter
{
    private const string Type = "global::ShuffleNet.Compiler.WeightLayout";

    public static void Emit(CodeWriter code, EmittedClass target, NetworkPlan plan)
    {
        string network = string.Join("; ", target.Description.Prepend(target.Title));
        string unread = string.Concat(plan.IgnoredPrefixes.Select(beginning => $", {Literal.Of(beginning)}"));
        code.Line($"private static {Type}? s_layout;");
        code.Line();
        code.Line("/// <summary>How this network's weights are packed.</summary>");
        code.Line($"public static {Type} Layout => s_layout ??= new(");
        code.Line($"    {Literal.Of(network)},");
        code.Line(Text.Of($"    0x{Fingerprint(plan):x16}, (int)(WeightBytes / sizeof(float)), LayerPackings{unread});"));
        code.Line();
    }

    // FNV-1a over the list of layers as it is emitted: names, sizes, blocks, offsets and orders.
    private static ulong Fingerprint(NetworkPlan plan)
    {
        ulong hash = 14695981039346656037;
        foreach (char character in Text.Of($"{PackingVersion.Number}\n{string.Join("\n", LayerPackingEmitter.Calls(plan))}"))
        {
            hash = unchecked((hash ^ character) * 1099511628211);
        }

        return hash;
    }
}
