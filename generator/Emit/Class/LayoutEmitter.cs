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
        code.Line(Text.Of($"    0x{LayoutFingerprint.Of(plan):x16}, (int)(WeightBytes / sizeof(float)), LayerPackings{unread});"));
        code.Line();
    }
}
