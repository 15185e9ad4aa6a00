namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Emits the other half of the user's class: sizes, loading, running, summary.</summary>
internal static class ClassFile
{
    private const string Runtime = "global::ShuffleNet.Compiler.";

    public static string Emit(NetworkModel model, NetworkPlan plan)
    {
        CodeWriter code = new();
        FileHead.Emit(code, model.Spec);
        Stack<IDisposable> blocks = new();
        if (model.Type.Namespace.Length > 0)
        {
            blocks.Push(code.Block("namespace " + model.Type.Namespace));
        }

        foreach (string containing in model.Type.ContainingTypes)
        {
            blocks.Push(code.Block(containing));
        }

        Remarks.Emit(code, model.Spec, plan);
        FileHead.Attribute(code);
        string contract = model.Spec.IsBackbone ? "IShuffleNetBackbone" : "IShuffleNet";
        using (code.Block($"partial class {model.Type.Name} : {Runtime}{contract}<{model.Type.Name}>"))
        {
            EmitConstants(code, model.Spec, plan);
            EmitState(code, model);
            EmitLoading(code, model.Type.Name, plan);
            RunEmitter.Emit(code, model, plan);
            SpecEmitter.Emit(code, model.Spec);
            SummaryEmitter.Emit(code, model.Spec, plan);
            LayerWeightsEmitter.Emit(code, plan);
        }

        while (blocks.Count > 0)
        {
            blocks.Pop().Dispose();
        }

        return code.ToString();
    }

    private static void EmitConstants(CodeWriter code, NetworkSpec spec, NetworkPlan plan)
    {
        Constant("int", "InputChannels", spec.InputChannels, "Channels of the input.");
        Constant("int", "InputHeight", spec.InputHeight, "Rows of the input.");
        Constant("int", "InputWidth", spec.InputWidth, "Columns of the input.");
        Constant("int", "InputLength", plan.Input.Length, "Floats of the input: channels x rows x columns, planar.");
        if (!spec.IsBackbone)
        {
            Constant("int", "Classes", spec.Classes, "Classes that the network tells apart.");
            Constant("int", "OutputLength", plan.Outputs[0].Length, "Floats of the output: one per class.");
        }

        for (int output = 0; output < spec.OutputStages.Count; output++)
        {
            Constant("int", OutputNames.Length(OutputNames.Of(spec)[output]), plan.Outputs[output].Length,
                Text.Of($"Floats of stage {spec.OutputStages[output]}: {plan.Outputs[output]}, planar."));
        }

        Constant("long", "MultiplyAdds", plan.MultiplyAdds, "Multiply-adds of one inference.");
        Constant("long", "ArenaBytes", (long)plan.Memory.Length * sizeof(float), "Bytes of the workspace that each instance has.");
        Constant("long", "WeightBytes", (long)plan.WeightLength * sizeof(float), "Bytes of the packed weights, which instances can share.");

        void Constant(string type, string name, long value, string summary)
        {
            code.Line($"/// <summary>{summary}</summary>");
            code.Line(Text.Of($"public const {type} {name} = {value};"));
            code.Line();
        }
    }

    private static void EmitState(CodeWriter code, NetworkModel model)
    {
        string layout = SpecText.Title(model.Spec) + "; " + string.Join("; ", SpecText.Properties(model.Spec));
        code.Line($"private const string WeightLayout = \"{layout}\";");
        code.Line();
        code.Line($"private readonly {Runtime}PackedWeights _weights;");
        code.Line($"private readonly {Runtime}Workspace _workspace = new((int)(ArenaBytes / sizeof(float)));");
        bool shared = model.Spec.Threads > 1;
        code.Lines(shared ? [$"private readonly {Runtime}WorkerTeam _team;"] : []);
        code.Line();
        using (code.Block($"private {model.Type.Name}({Runtime}PackedWeights weights)"))
        {
            code.Line("_weights = weights;");
            code.Lines(shared ? [Text.Of($"_team = new(threads: {model.Spec.Threads}, RunPart{(model.Spec.Profile ? ", Profile" : "")});")] : []);
        }

        code.Line();
        code.Line("/// <summary>The packed weights, to be shared with instances on other threads.</summary>");
        code.Line($"public {Runtime}PackedWeights Weights => _weights;");
        code.Line();
        if (model.Spec.Profile)
        {
            code.Line("/// <summary>Where the time of this instance goes, layer by layer.</summary>");
            code.Line($"public {Runtime}NetworkProfile Profile {{ get; }} = new(Summary);");
            code.Line();
        }
    }

    private static void EmitLoading(CodeWriter code, string name, NetworkPlan plan)
    {
        Member("Loads trained weights from a PyTorch (.pth, .pth.tar) or safetensors file.", "Load(string path)",
            $"using {Runtime}WeightFile file = {Runtime}WeightFile.Open(path);", "return Load(file);");
        Member("Loads trained weights from a stream that holds such a file; the stream stays open.", "Load(global::System.IO.Stream stream)",
            $"using {Runtime}WeightFile file = {Runtime}WeightFile.Open(stream, \"stream\");", "return Load(file);");
        Member("Packs the tensors of an open source.", $"Load({Runtime}TensorSource source)",
            $"return new({Runtime}WeightPacker.Pack(source, LayerWeights(), (int)(WeightBytes / sizeof(float)), WeightLayout{string.Concat(plan.Unread.Select(beginning => $", \"{beginning}\""))}));");
        Member("Random weights for tests and benchmarks, the same for a seed on every platform.", "CreateRandom(int seed)",
            $"return Load(new {Runtime}RandomTensorSource(LayerWeights(), seed));");

        Summary("A network with a workspace of its own over weights that others may use at the same time.");
        code.Line($"/// <exception cref=\"global::System.ArgumentException\">The weights were packed for another network.</exception>");
        using (code.Block($"public static {name} Create({Runtime}PackedWeights weights)"))
        {
            code.Line($"{Runtime}WeightPacker.CheckLayout(weights, WeightLayout);");
            code.Line("return new(weights);");
        }

        code.Line();

        void Summary(string text) => code.Line($"/// <summary>{text}</summary>");

        void Member(string summary, string signature, params string[] body)
        {
            Summary(summary);
            if (!signature.StartsWith("Create", StringComparison.Ordinal))
            {
                code.Line($"/// <exception cref=\"{Runtime}WeightException\">The source is damaged, or its tensors are not this network's.</exception>");
            }

            using (code.Block($"public static {name} {signature}"))
            {
                code.Lines(body);
            }

            code.Line();
        }
    }
}
