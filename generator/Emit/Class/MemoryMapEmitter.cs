namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Emits what a checked class holds its kernels against: the buffers of the workspace, and what each layer may touch.</summary>
internal static class MemoryMapEmitter
{
    private const string Runtime = "global::ShuffleNet.Compiler.";

    public static void Emit(CodeWriter code, NetworkPlan plan)
    {
        KernelNames names = new(plan);
        code.Line(
            "// The buffers of the workspace with the layers between which they are alive, and what each layer may load and store, in bytes.");
        code.Line($"private static {Runtime}MemoryCheck MemoryMap() => new(");
        code.Line(Text.Of($"    {plan.Input.Bytes},"));
        code.Line(Text.Of($"    [{string.Join(", ", plan.Outputs.Select(output => Text.Of($"{output.Type.Bytes}")))}],"));
        code.Line(Text.Of($"    {plan.Memory.Length},"));
        code.Line("    [");
        foreach (MemoryRegion region in plan.Memory.Regions)
        {
            code.Line(Text.Of(
                $"        new({Literal.Of(string.Join(", ", region.Tensors))}, {region.Offset}, {region.Length}, {region.FirstStep}, {region.LastStep}),"));
        }

        code.Line("    ],");
        code.Line("    [");
        foreach (Step step in plan.Steps)
        {
            string kernel = step.Kernel is SoftmaxKernel or CopyKernel or TransposeKernel ? step.Row.Kind : names.Of(step.Kernel);
            code.Line($"        new({Literal.Of(step.Name)}, \"{kernel}\",");
            code.Line($"            [{string.Join(", ", Loads(step))}],");
            code.Line(
                $"            [{string.Join(", ", StepMemory.Stores(step).Concat(StepMemory.Scratch(step)).Select(range => Range(range)))}]),");
        }

        code.Line("    ]);");
        code.Line();
    }

    private static IEnumerable<string> Loads(Step step)
    {
        // Windows mask what they load beyond a plane; most other kernels stay within.
        int margin = step.Kernel.LoadsBeyondPlanes ? MemoryMargin.Bytes : 0;
        IEnumerable<string> operands = StepMemory.Loads(step).Select(range => Range(range, margin))
            .Concat(StepMemory.Scratch(step).Select(range => Range(range, MemoryMargin.Bytes)));

        // A vector of weights at the end of a layer may be loaded whole for a part of it.
        return step.Weights is PackedLayer weights
            ? operands.Append(Text.Of($"{Runtime}CheckedRange.Weights({weights.Offset}, {weights.Length + VectorIsa.Widest.Bytes})"))
            : operands;
    }

    private static string Range(MemoryRange range, int margin = 0) => Runtime + range.Source switch
    {
        MemorySource.Input => Text.Of($"CheckedRange.Input({range.Offset}, {range.Length})"),
        MemorySource.Output => Text.Of($"CheckedRange.OfOutput({range.Output}, {range.Offset}, {range.Length})"),
        _ when margin > 0 => Text.Of($"CheckedRange.Arena({range.Offset}, {range.Length}, margin: {margin})"),
        _ => Text.Of($"CheckedRange.Arena({range.Offset}, {range.Length})"),
    };
}
