using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// Emits the network at one vector width: a class whose <c>Run</c> calls one kernel per layer with constant addresses, and
/// the methods of the kernels.
/// </summary>
internal static class KernelFile
{
    public static string ClassName(TargetType type, VectorIsa isa) => $"{TypeNames.Mangle(type)}_{isa.Type}";

    public static string Emit(EmittedClass target, NetworkSchedule schedule)
    {
        (NetworkPlan plan, VectorIsa isa) = (schedule.Plan, schedule.Isa);
        CodeWriter code = new();
        KernelNames kernels = new(plan);
        MethodNames names = new(schedule);
        PlaneTables tables = new(plan);
        FileHead.Emit(code, target);
        code.Line($"namespace {GeneratedNames.KernelNamespace};");
        code.Line();
        code.Lines(tables.Any
            ? ["using System;", "using System.Runtime.CompilerServices;", "using System.Runtime.InteropServices;"]
            : ["using System.Runtime.CompilerServices;"]);
        code.Line("using System.Runtime.Intrinsics;");
        code.Line("using static ShuffleNet.Compiler.Simd;");
        code.Line();
        code.Line("/// <summary>");
        code.Line(Text.Of(
            $"/// {Literal.Comment(target.Title)}, in vectors of {isa.Bits} bits: the register tiles are planned for {isa.Registers} registers."));
        code.Line("/// </summary>");
        code.Line("/// <remarks>");
        code.Line("/// How each kernel is computed; a tile of 8x3 is 8 channels x 3 vectors.");
        code.Line("/// <code>");
        Remarks.EmitTable(code, 3, ["kernel", "bits", "schedule"], [.. schedule.Kernels.Select(kernel => new[]
        {
            kernels.Of(kernel.Scheduled), Text.Of($"{kernel.Isa.Bits}"), kernel.ToString(),
        })]);
        code.Line("/// </code>");
        code.Line("/// </remarks>");
        FileHead.Attribute(code);
        using (code.Block($"internal static class {ClassName(target.Type, isa)}"))
        {
            IReadOnlyList<string> outputs = OutputNames.Of(plan);
            StepCall call = new(schedule, names, tables, outputs, target.Options.Checked);
            if (target.Options.Threads == 1)
            {
                EmitRun(code, target, plan, call, outputs);
            }
            else
            {
                ParallelRunEmitter.Emit(code, target.Options, plan, call, outputs);
            }

            tables.Emit(code);
            foreach (KernelMethod method in schedule.Methods)
            {
                code.Line();
                MethodComment.Emit(code, method, schedule, target.Options.Checked);
                EmitMethod(code, method, schedule, names, target.Options.Checked);
            }
        }

        return code.ToString();
    }

    private static void EmitRun(CodeWriter code, EmittedClass target, NetworkPlan plan, StepCall call, IReadOnlyList<string> outputs)
    {
        CompileOptions options = target.Options;
        code.Line("/// <summary>One inference.</summary>");
        code.Line("/// <param name=\"input\">The planar input; only read.</param>");
        code.Line("/// <param name=\"arena\">The activations of all layers, laid out as the class's remarks say.</param>");
        code.Line("/// <param name=\"weights\">The packed weights.</param>");
        foreach (string output in outputs)
        {
            code.Line($"/// <param name=\"{output}\">{ClassContract.Parameter(target)}</param>");
        }

        if (options.Profile)
        {
            code.Line("/// <param name=\"profile\">Takes the time of each layer.</param>");
        }

        if (options.Checked)
        {
            code.Line("/// <param name=\"check\">Every load and store asks it.</param>");
        }

        string results = string.Join(", ", outputs.Select(output => "ref float " + output));
        string more = (options.Profile
            ? ", global::ShuffleNet.Compiler.NetworkProfile profile"
            : "") + (options.Checked ? ", MemoryCheck check" : "");
        using (code.Block($"internal static void Run(ref float input, ref float arena, ref float weights, {results}{more})"))
        {
            if (options.Profile)
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

                code.Line("// " + StepSentence.Of(step));
                code.Lines(options.Checked ? [Text.Of($"check.Begin({index});")] : []);
                code.Lines(call.Lines(step));
                code.Lines(options.Checked ? ["check.End();"] : []);
                if (options.Profile)
                {
                    code.Line(Text.Of($"profile.End({index});"));
                }
            }
        }
    }

    private static void EmitMethod(CodeWriter code, KernelMethod method, NetworkSchedule network, MethodNames names, bool isChecked)
    {
        switch (method)
        {
            case PointwiseTiles tiles:
                new PointwiseTilesEmitter(code, tiles, isChecked).Emit(names.Of(tiles));
                break;
            case PointwiseTail tail:
                new PointwiseTailEmitter(code, tail, isChecked).Emit(names.Of(tail));
                break;
            case DepthwiseMethod depthwise:
                new DepthwiseEmitter(code, depthwise, isChecked).Emit(names.Of(depthwise));
                break;
            case WholeKernel whole:
                EmitKernel(code, whole.Schedule, network, names, isChecked);
                break;
        }
    }

    private static void EmitKernel(
        CodeWriter code, KernelSchedule schedule, NetworkSchedule network, MethodNames names, bool isChecked)
    {
        string name = names.Of(schedule.Scheduled);
        switch (schedule)
        {
            case StemSchedule stem:
                new StemEmitter(code, stem, network, names, isChecked).Emit(name);
                break;
            case ConvolutionSchedule convolution:
                new ConvolutionEmitter(code, convolution, isChecked).Emit(name);
                break;
            case GroupedConvolutionSchedule grouped:
                new GroupedConvolutionEmitter(code, grouped, isChecked).Emit(name);
                break;
            case AveragePoolSchedule pool:
                new AveragePoolEmitter(code, pool, isChecked).Emit(name);
                break;
            case ElementwiseSchedule elementwise:
                new ElementwiseEmitter(code, elementwise, isChecked).Emit(name);
                break;
            case ScaleSchedule scale:
                new ScaleEmitter(code, scale, isChecked).Emit(name);
                break;
            case UpsampleSchedule upsample:
                new UpsampleEmitter(code, upsample, isChecked).Emit(name);
                break;
            case GlobalAverageSchedule average:
                new GlobalAverageEmitter(code, average, isChecked).Emit(name);
                break;
            case LinearSchedule linear:
                new LinearEmitter(code, linear, isChecked).Emit(name);
                break;
        }
    }
}
