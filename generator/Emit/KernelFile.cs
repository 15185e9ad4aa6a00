namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// Emits the network at one vector width: a class whose <c>Run</c> calls one kernel per layer with constant addresses, and
/// the kernels, one per distinct shape.
/// </summary>
internal static class KernelFile
{
    /// <summary>The namespace of all kernel classes: no name of the user's can stand between them and the types they use.</summary>
    public const string Namespace = "ShuffleNet.Compiler.Generated";

    public static string ClassName(TargetType type, VectorIsa isa) => $"{TypeNames.Mangle(type)}_{isa.Type}";

    public static string Emit(NetworkModel model, NetworkPlan plan, VectorIsa isa)
    {
        CodeWriter code = new();
        KernelNames names = new(plan);
        PlaneTables tables = new(plan);
        FileHead.Emit(code, model.Spec);
        code.Line($"namespace {Namespace};");
        code.Line();
        code.Lines(tables.Any ? ["using System;", "using System.Runtime.CompilerServices;", "using System.Runtime.InteropServices;"] : ["using System.Runtime.CompilerServices;"]);
        code.Line("using System.Runtime.Intrinsics;");
        code.Line();
        code.Line("/// <summary>");
        code.Line(Text.Of($"/// {SpecText.Title(model.Spec)}, in vectors of {isa.Bits} bits: the register tiles are planned for {isa.Registers} registers."));
        code.Line("/// </summary>");
        FileHead.Attribute(code);
        using (code.Block($"internal static class {ClassName(model.Type, isa)}"))
        {
            IReadOnlyList<string> outputs = OutputNames.Of(model.Spec);
            StepCall call = new(names, tables, outputs, model.Spec.Checked);
            if (model.Spec.Threads == 1)
            {
                EmitRun(code, model.Spec, plan, call, outputs);
            }
            else
            {
                SharedRunEmitter.Emit(code, model.Spec, plan, call, outputs);
            }

            tables.Emit(code);
            foreach (Kernel kernel in names.All)
            {
                code.Line();
                KernelComment.Emit(code, kernel, plan);
                EmitKernel(code, isa with { Movable = kernel.Calls || plan.ReadsCallersSpan(kernel), MovableResult = kernel.Calls || plan.WritesCallersSpan(kernel), Checked = model.Spec.Checked }, kernel, names);
            }
        }

        return code.ToString();
    }

    private static void EmitRun(CodeWriter code, NetworkSpec spec, NetworkPlan plan, StepCall call, IReadOnlyList<string> outputs)
    {
        code.Line("/// <summary>One inference.</summary>");
        code.Line("/// <param name=\"input\">The planar input; only read.</param>");
        code.Line("/// <param name=\"arena\">The activations of all layers, laid out as the class's remarks say.</param>");
        code.Line("/// <param name=\"weights\">The packed weights.</param>");
        foreach (string output in outputs)
        {
            code.Line($"/// <param name=\"{output}\">{(spec.IsBackbone ? "The stage's planes; written and read while the stage runs." : "One float per class.")}</param>");
        }

        if (spec.Profile)
        {
            code.Line("/// <param name=\"profile\">Takes the time of each layer.</param>");
        }

        if (spec.Checked)
        {
            code.Line("/// <param name=\"check\">Every load and store asks it.</param>");
        }

        string results = string.Join(", ", outputs.Select(output => "ref float " + output));
        string more = (spec.Profile ? ", global::ShuffleNet.Compiler.NetworkProfile profile" : "") + (spec.Checked ? ", MemoryCheck check" : "");
        using (code.Block($"internal static void Run(ref float input, ref float arena, ref float weights, {results}{more})"))
        {
            if (spec.Profile)
            {
                code.Line("profile.Begin();");
            }

            for (int index = 0; index < plan.Steps.Count; index++)
            {
                Step step = plan.Steps[index];
                if (index > 0)
                {
                    code.Line();
                }

                code.Line("// " + step.Sentence);
                code.Lines(spec.Checked ? [Text.Of($"check.Begin({index});")] : []);
                code.Lines(call.Lines(step));
                code.Lines(spec.Checked ? ["check.End();"] : []);
                if (spec.Profile)
                {
                    code.Line(Text.Of($"profile.End({index});"));
                }
            }
        }
    }

    private static void EmitKernel(CodeWriter code, VectorIsa isa, Kernel kernel, KernelNames names)
    {
        string name = names.Of(kernel);
        switch (kernel)
        {
            case PointwiseKernel pointwise:
                new PointwiseEmitter(code, isa).Emit(name, pointwise);
                break;
            case StemKernel stem:
                new StemEmitter(code, isa, names).Emit(name, stem);
                break;
            case DenseKernel dense:
                new DenseEmitter(code, isa.NarrowestFor(dense.Output.Width)).Emit(name, dense);
                break;
            case WindowKernel window:
                new WindowEmitter(code, isa.NarrowestFor(window.Output.Width)).Emit(name, window);
                break;
            case GlobalAverageKernel average:
                new GlobalAverageEmitter(code, isa.NarrowestFor(average.Pixels)).Emit(name, average);
                break;
            case LinearKernel linear:
                new LinearEmitter(code, isa).Emit(name, linear);
                break;
        }
    }
}
