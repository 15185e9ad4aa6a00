namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// What a class promises beside what each has: a classifier, a backbone and the class of a graph alone differ in their interface, in
/// the words for their results, and in how these are listed.
/// </summary>
internal static class ClassContract
{
    private const string Runtime = "global::ShuffleNet.Compiler.";

    /// <summary>What the class implements.</summary>
    public static string Interface(EmittedClass target) => target switch
    {
        { Spec: null } => $"{Runtime}ICompiledModel<{target.Type.Name}>",
        { Detector: not null } => $"{Runtime}IShuffleNetDetector<{target.Type.Name}>",
        { Spec.IsBackbone: true } => $"{Runtime}IShuffleNetBackbone<{target.Type.Name}>",
        _ => $"{Runtime}IShuffleNet<{target.Type.Name}>",
    };

    /// <summary>What the constant of an output's length says.</summary>
    public static string Length(EmittedClass target, OutputTensor output) => target switch
    {
        { Spec: null } => Text.Of($"Floats of {output.Name}: {output.Type.Shape}, planar."),
        { Detector: not null } =>
            Text.Of($"Floats of {output.Name.Replace("level", "the level of stride ")}: {output.Type.Shape}, planar."),
        { Spec.IsBackbone: true } => Text.Of($"Floats of {output.Name.Replace("stage", "stage ")}: {output.Type.Shape}, planar."),
        _ => "Floats of the output: one per class.",
    };

    /// <summary>What the parameter of an output says in the kernels' class.</summary>
    public static string Parameter(EmittedClass target) => target switch
    {
        { Spec: null } => "The result's planes; written, and read where later layers do.",
        { Detector: not null } => "The level's planes; written, and read where later layers do.",
        { Spec.IsBackbone: true } => "The stage's planes; written and read while the stage runs.",
        _ => "One float per class.",
    };

    /// <summary>What <c>Run</c> says of itself.</summary>
    public static IReadOnlyList<string> Summary(EmittedClass target) => target switch
    {
        { Spec: null } =>
        [
            "One inference. <paramref name=\"input\"/> is planar (channels, rows, columns), and so is every result. The spans of the",
            "results must not overlap. Allocates nothing.",
        ],
        { Detector: not null } =>
        [
            "One inference. <paramref name=\"input\"/> is planar (channels, rows, columns), and so is every level of results: logits, as",
            "docs/detection.md lays them out. The spans of the levels must not overlap. Allocates nothing.",
        ],
        { Spec.IsBackbone: true } =>
        [
            "One inference. <paramref name=\"input\"/> is planar (channels, rows, columns), and so is what each stage puts out. The",
            "spans of the stages must not overlap. Allocates nothing.",
        ],
        _ =>
        [
            "One inference. <paramref name=\"input\"/> is planar (channels, rows, columns), <paramref name=\"output\"/> takes one",
            "value per class. Allocates nothing.",
        ],
    };

    /// <summary>The results in a word.</summary>
    public static string Results(EmittedClass target) => target.Spec is null ? "results" : target.Detector is null ? "stages" : "levels";

    /// <summary>Emits the constants that a class has beside its sizes.</summary>
    public static void EmitConstants(CodeWriter code, EmittedClass target)
    {
        if (target.Detector is DetectorSpec detector)
        {
            DetectorEmitter.EmitConstants(code, detector);
        }
        else if (target.Spec is { IsBackbone: false } classifier)
        {
            code.Line("/// <summary>Classes that the network tells apart.</summary>");
            code.Line(Text.Of($"public const int Classes = {classifier.Classes};"));
            code.Line();
        }
    }

    /// <summary>
    /// Emits what lists the results, and a <c>Run</c> for code that does not know how many there are; a classifier has one.
    /// </summary>
    public static void EmitResults(CodeWriter code, EmittedClass target, NetworkPlan plan)
    {
        if (target.Spec is { IsBackbone: false })
        {
            return;
        }

        if (target.Detector is DetectorSpec detector)
        {
            DetectorEmitter.EmitLevels(code, detector, plan);
        }
        else if (target.Spec is NetworkSpec backbone)
        {
            EmitStages(code, backbone, plan);
        }
        else
        {
            EmitTensors(code, target, plan);
        }

        string results = Results(target);
        code.Line($"/// <summary>One inference, for code that does not know how many {results} there are.</summary>");
        code.Line(
            $"/// <exception cref=\"global::System.ArgumentException\">There are more or fewer outputs than {(target.Spec is null ? results : target.Detector is null ? "Stages" : "Levels")}, a length is wrong, or two share memory.</exception>");
        code.Line(
            "/// <exception cref=\"global::System.InvalidOperationException\">Another thread is inside Run of this instance.</exception>");
        code.Line("/// <exception cref=\"global::System.ObjectDisposedException\">The instance or its weights are disposed.</exception>");
        using (code.Block(
            "public void Run(global::System.ReadOnlySpan<float> input, global::System.ReadOnlySpan<global::System.Memory<float>> outputs)"))
        {
            code.Line(Text.Of($"{Runtime}Workspace.CheckCount(outputs.Length, {plan.Outputs.Count}, nameof(outputs));"));
            code.Line($"Run(input, {string.Join(", ", plan.Outputs.Select((_, output) => Text.Of($"outputs[{output}].Span")))});");
        }

        code.Line();
    }

    private static void EmitTensors(CodeWriter code, EmittedClass target, NetworkPlan plan)
    {
        code.Line("/// <summary>What the network takes.</summary>");
        code.Line($"public static {Runtime}ModelTensor Input {{ get; }} = {Tensor(target.InputName, plan.Input.Shape)};");
        code.Line();
        code.Line("/// <summary>What the network gives, in the order of <c>Run</c>'s spans.</summary>");
        code.Line($"public static global::System.Collections.Generic.IReadOnlyList<{Runtime}ModelTensor> Results {{ get; }} =");
        code.Line("[");
        code.Lines(plan.Outputs.Select((output, index) =>
            $"    {Tensor(target.ResultNames.Count > index ? target.ResultNames[index] : output.Name, output.Type.Shape)},"));
        code.Line("];");
        code.Line();
    }

    private static string Tensor(string name, TensorShape shape) =>
        Text.Of($"new {Runtime}ModelTensor({Literal.Of(name)}, {shape.Channels}, {shape.Height}, {shape.Width})");

    private static void EmitStages(CodeWriter code, NetworkSpec spec, NetworkPlan plan)
    {
        code.Line("/// <summary>The stages that are put out, in the order of <c>Run</c>'s spans.</summary>");
        code.Line($"public static global::System.Collections.Generic.IReadOnlyList<{Runtime}StageShape> Stages {{ get; }} =");
        code.Line("[");
        foreach ((int stage, OutputTensor output) in spec.OutputStages.Zip(plan.Outputs, (stage, output) => (stage, output)))
        {
            (int channels, int height, int width) = output.Type.Shape;
            code.Line(Text.Of($"    new {Runtime}StageShape({stage}, {channels}, {height}, {width}),"));
        }

        code.Line("];");
        code.Line();
    }
}
