namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Emits the documentation of the class: what it is, its layers and its memory.</summary>
internal static class Remarks
{
    public static void Emit(CodeWriter code, EmittedClass target, NetworkPlan plan)
    {
        code.Line("/// <summary>");
        code.Line(Text.Of(
            $"/// {Literal.Comment(target.Title)}: {Text.Grouped(plan.MultiplyAdds)} multiply-adds, {Text.Grouped(plan.Parameters)} parameters."));
        code.Line("/// </summary>");
        code.Line("/// <remarks>");
        code.Line("/// <code>");
        EmitTable(code, 5, ["layer", "kind", "input", "output", "folded", "MACs"], [.. plan.Steps.Select(step => new[]
        {
            Literal.Comment(step.Name), step.Row.Kind, step.Row.Input.ToString(), step.Row.Output.ToString(), step.Row.Folded,
            Text.Grouped(step.Row.MultiplyAdds),
        })]);
        code.Line("/// </code>");
        code.Line(Text.Of(
            $"/// The workspace, in floats; {Floats(MemoryMargin.Bytes)} more stand before and after. Steps are the layers above, from 0."));
        code.Line("/// <code>");
        EmitTable(code, 2, ["tensors", "alive in steps", "offset", "length"], [.. plan.Memory.Regions.Select(region => new[]
        {
            Literal.Comment(Shorten(region.Tensors)), Text.Of($"{region.FirstStep}-{region.LastStep}"),
            Text.Grouped(Floats(region.Offset)), Text.Grouped(Floats(region.Length)),
        })]);
        code.Line("/// </code>");
        code.Line("/// </remarks>");
    }

    private static int Floats(int bytes) => bytes / sizeof(float);

    private static string Shorten(EquatableArray<string> tensors) =>
        tensors.Count <= 2 ? string.Join(", ", tensors) : Text.Of($"{tensors[0]}, … {tensors[tensors.Count - 1]} ({tensors.Count})");

    /// <param name="texts">How many columns, from the left, are text; the others are numbers.</param>
    public static void EmitTable(CodeWriter code, int texts, string[] head, IReadOnlyList<string[]> rows)
    {
        string[][] lines = [head, .. rows];
        int[] widths = [.. head.Select((_, column) => lines.Max(line => line[column].Length))];
        foreach (string[] line in lines)
        {
            IEnumerable<string> cells = line.Select((cell, column) => column < texts
                ? cell.PadRight(widths[column])
                : cell.PadLeft(widths[column]));
            code.Line(("/// " + string.Join("  ", cells)).TrimEnd());
        }
    }
}
