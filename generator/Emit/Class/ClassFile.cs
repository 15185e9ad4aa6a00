namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Emits the other half of the user's class: sizes, loading, running, summary.</summary>
internal static class ClassFile
{
    private const string Runtime = "global::ShuffleNet.Compiler.";

    public static string Emit(EmittedClass target, NetworkPlan plan)
    {
        CodeWriter code = new();
        FileHead.Emit(code, target);
        Stack<IDisposable> blocks = new();
        if (target.Type.Namespace.Length > 0)
        {
            blocks.Push(code.Block("namespace " + target.Type.Namespace));
        }

        foreach (string containing in target.Type.ContainingTypes)
        {
            blocks.Push(code.Block(containing));
        }

        Remarks.Emit(code, target, plan);
        FileHead.Attribute(code);
        using (code.Block(
            $"{(target.IsDeclared ? "" : "public sealed ")}partial class {target.Type.Name} : {ClassContract.Interface(target)}"))
        {
            EmitConstants(code, target, plan);
            EmitState(code, target);
            EmitLoading(code, target.Type.Name);
            RunEmitter.Emit(code, target, plan);
            if (target.Spec is NetworkSpec spec)
            {
                SpecEmitter.Emit(code, spec);
            }

            SummaryEmitter.Emit(code, target, plan);
            if (target.Options.Checked)
            {
                MemoryMapEmitter.Emit(code, plan);
            }

            LayoutEmitter.Emit(code, target, plan);
            LayerPackingEmitter.Emit(code, plan);
        }

        while (blocks.Count > 0)
        {
            blocks.Pop().Dispose();
        }

        return code.ToString();
    }

    private static void EmitConstants(CodeWriter code, EmittedClass target, NetworkPlan plan)
    {
        Constant("int", "InputChannels", plan.Input.Shape.Channels, "Channels of the input.");
        Constant("int", "InputHeight", plan.Input.Shape.Height, "Rows of the input.");
        Constant("int", "InputWidth", plan.Input.Shape.Width, "Columns of the input.");
        Constant("int", "InputLength", plan.Input.Shape.Length, "Floats of the input: channels x rows x columns, planar.");
        ClassContract.EmitConstants(code, target);
        IReadOnlyList<string> outputs = OutputNames.Of(plan);
        for (int output = 0; output < outputs.Count; output++)
        {
            Constant("int", OutputNames.Length(outputs[output]), plan.Outputs[output].Type.Shape.Length,
                ClassContract.Length(target, plan.Outputs[output]));
        }

        Constant("long", "MultiplyAdds", plan.MultiplyAdds, "Multiply-adds of one inference.");
        Constant("long", "ArenaBytes", plan.Memory.Length, "Bytes of the workspace that each instance has.");
        Constant("long", "WeightBytes", plan.WeightBytes, "Bytes of the packed weights, which instances can share.");

        void Constant(string type, string name, long value, string summary)
        {
            code.Line($"/// <summary>{summary}</summary>");
            code.Line(Text.Of($"public const {type} {name} = {value};"));
            code.Line();
        }
    }

    private static void EmitState(CodeWriter code, EmittedClass target)
    {
        code.Line($"private volatile {Runtime}PackedWeights _weights;");
        code.Line($"private readonly {Runtime}Workspace _workspace = new((int)(ArenaBytes / sizeof(float)));");
        bool shared = target.Options.Threads > 1;
        code.Lines(shared ? [$"private readonly {Runtime}InferenceThreads _threads;"] : []);
        code.Line();
        using (code.Block($"private {target.Type.Name}({Runtime}PackedWeights weights)"))
        {
            code.Line("_weights = weights;");
            code.Lines(shared
                ? [Text.Of($"_threads = new(threads: {target.Options.Threads}, RunPart{(target.Options.Profile ? ", Profile" : "")});")]
                : []);
        }

        code.Line();
        if (target.WeightsResource is string resource)
        {
            EmitEmbedded(code, target.Type.Name, resource);
        }

        code.Line("/// <summary>");
        code.Line("/// The packed weights, to be shared with instances on other threads. Others of the same layout may be set while the");
        code.Line("/// network runs: an inference that is under way ends with those that it began with.");
        code.Line("/// </summary>");
        code.Line("/// <exception cref=\"global::System.ArgumentException\">The weights were packed for another network.</exception>");
        code.Line("/// <exception cref=\"global::System.ObjectDisposedException\">The weights are disposed.</exception>");
        using (code.Block($"public {Runtime}PackedWeights Weights"))
        {
            code.Line("get => _weights;");
            using (code.Block("set"))
            {
                code.Line("Layout.Check(value);");
                code.Line("_weights = value;");
            }
        }

        code.Line();
        if (target.Options.Profile)
        {
            code.Line("/// <summary>Where the time of this instance goes, layer by layer.</summary>");
            code.Line($"public {Runtime}NetworkProfile Profile {{ get; }} = new(Summary);");
            code.Line();
        }

        if (target.Options.Checked)
        {
            code.Line($"private readonly {Runtime}MemoryCheck _check = MemoryMap();");
            code.Line();
        }
    }

    /// <summary>
    /// Instances share what is mapped, until somebody disposes it; two threads that come first at the same time map it twice, which
    /// does no harm.
    /// </summary>
    private static void EmitEmbedded(CodeWriter code, string name, string resource)
    {
        code.Line($"private static {Runtime}PackedWeights? s_embedded;");
        code.Line();
        code.Line("/// <summary>A network with the weights that were packed into this assembly when it was built.</summary>");
        code.Line($"public {name}() : this(s_embedded is {{ IsDisposed: false }} shared");
        code.Line("    ? shared");
        code.Line($"    : (s_embedded = {Runtime}PackedWeights.FromResource(typeof({name}).Assembly, \"{resource}\", Layout)))");
        code.Block().Dispose();
        code.Line();
    }

    private static void EmitLoading(CodeWriter code, string name)
    {
        Member("Loads trained weights from a PyTorch (.pth, .pth.tar), safetensors or packed (.snw) file; the latter is mapped or copied.",
            $"Load(string path, {Runtime}WeightLoading loading = {Runtime}WeightLoading.Map)",
            $"return new({Runtime}PackedWeights.Load(path, Layout, loading));");
        Member("Loads trained weights from a stream that holds such a file; the stream stays open.",
            "Load(global::System.IO.Stream stream)", $"return new({Runtime}PackedWeights.Load(stream, Layout));");
        Member("Packs the tensors of an open source.",
            $"Load({Runtime}TensorSource source)", $"return new({Runtime}PackedWeights.Load(source, Layout));");
        Member("Random weights for tests and benchmarks, the same for a seed on every platform.",
            "CreateRandom(int seed)", $"return Load(new {Runtime}RandomTensorSource(LayerPackings(), seed));");

        Summary("A network with a workspace of its own over weights that others may use at the same time.");
        code.Line("/// <exception cref=\"global::System.ArgumentException\">The weights were packed for another network.</exception>");
        code.Line("/// <exception cref=\"global::System.ObjectDisposedException\">The weights are disposed.</exception>");
        using (code.Block($"public static {name} Create({Runtime}PackedWeights weights)"))
        {
            code.Line("Layout.Check(weights);");
            code.Line("return new(weights);");
        }

        code.Line();

        void Summary(string text) => code.Line($"/// <summary>{text}</summary>");

        void Member(string summary, string signature, params string[] body)
        {
            Summary(summary);
            if (!signature.StartsWith("Create", StringComparison.Ordinal))
            {
                code.Line(
                    $"/// <exception cref=\"{Runtime}WeightException\">The source is damaged, or its tensors are not this network's.</exception>");
            }

            using (code.Block($"public static {name} {signature}"))
            {
                code.Lines(body);
            }

            code.Line();
        }
    }
}
