namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Emits the <c>Summary</c> property.</summary>
internal static class SummaryEmitter
{
    public static void Emit(CodeWriter code, EmittedClass target, NetworkPlan plan)
    {
        const string runtime = "global::ShuffleNet.Compiler.";
        code.Line($"private static {runtime}NetworkSummary? s_summary;");
        code.Line();
        code.Line("/// <summary>Layers, shapes, multiply-adds, parameters and memory of the network.</summary>");
        code.Line($"public static {runtime}NetworkSummary Summary => s_summary ??= new(");
        code.Line($"    {Literal.Of(target.Title)},");
        code.Line("    [");
        foreach (Step step in plan.Steps)
        {
            SummaryRow row = step.Row;
            code.Line(Text.Of(
                $"        new({Literal.Of(step.Name)}, \"{row.Kind}\", \"{row.Input}\", \"{row.Output}\", \"{row.Folded}\", {row.MultiplyAdds}, {row.Parameters}, {row.Bytes}),"));
        }

        code.Line("    ],");
        code.Line("    ArenaBytes,");
        code.Line("    WeightBytes,");
        code.Line(Text.Of($"    {plan.Copies});"));
        code.Line();
    }
}
