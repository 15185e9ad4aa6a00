namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Emits the <c>Spec</c> property: the resolved spec as a value that code can compare with a file's.</summary>
internal static class SpecEmitter
{
    private const string Runtime = "global::ShuffleNet.Compiler.";

    public static void Emit(CodeWriter code, NetworkSpec spec)
    {
        code.Line($"private static {Runtime}NetworkSpec? s_spec;");
        code.Line();
        code.Line("/// <summary>The network in full: what the attribute says once presets, tables and scale are applied.</summary>");
        code.Line($"public static {Runtime}NetworkSpec Spec => s_spec ??= new()");
        code.Line("{");
        foreach ((string name, string value) in Properties(spec))
        {
            code.Line($"    {name} = {value},");
        }

        code.Line("};");
        code.Line();
    }

    private static IEnumerable<(string Name, string Value)> Properties(NetworkSpec spec) =>
    [
        ("Version", Member(spec.Version)),
        ("Dialect", Member(spec.Dialect)),
        ("Groups", Number(spec.Groups)),
        .. spec.SecondGroups == spec.Groups ? [] : new[] { ("SecondGroups", Number(spec.SecondGroups)) },
        ("StageChannels", List(spec.Stages.Select(stage => stage.Channels))),
        ("StageRepeats", List(spec.Stages.Select(stage => stage.Repeats))),
        ("StageStrides", List(spec.Stages.Select(stage => stage.Stride))),
        ("DepthwiseKernels", List(spec.DepthwiseKernels)),
        ("StemChannels", Number(spec.StemChannels)),
        ("StemStride", Number(spec.StemStride)),
        ("StemPool", Truth(spec.StemPool)),
        ("StemPoolPadding", Number(spec.StemPoolPadding)),
        ("StemPoolRounding", Member(spec.StemPoolRounding)),
        ("InputHeight", Number(spec.InputHeight)),
        ("InputWidth", Number(spec.InputWidth)),
        ("InputChannels", Number(spec.InputChannels)),
        ("Classes", Number(spec.Classes)),
        ("HeadChannels", Number(spec.HeadChannels)),
        ("OutputStages", List(spec.OutputStages)),
        ("ClassifierBias", Truth(spec.ClassifierBias)),
        ("Softmax", Truth(spec.Softmax)),
        ("Shuffle", Truth(spec.Shuffle)),
        ("Bottleneck", Member(spec.Bottleneck)),
        ("ShufflePosition", Member(spec.ShufflePosition)),
        ("ShuffleDirection", Member(spec.ShuffleDirection)),
        ("ShortcutPoolKernel", Number(spec.ShortcutPoolKernel)),
        ("ShortcutPoolPadding", Number(spec.ShortcutPoolPadding)),
        ("ShortcutPoolRounding", Member(spec.ShortcutPoolRounding)),
        ("ShortcutPoolDivisor", Member(spec.ShortcutPoolDivisor)),
        ("ConcatOrder", Member(spec.ConcatOrder)),
        ("StridedRelu", Member(spec.StridedRelu)),
        ("FirstUnitGrouped", Truth(spec.FirstUnitGrouped)),
    ];

    // The compiler's enums have the names and members of the runtime's.
    private static string Member<T>(T value)
        where T : struct, Enum => $"{Runtime}{typeof(T).Name}.{value}";

    private static string Number(int value) => Text.Of($"{value}");

    private static string Truth(bool value) => value ? "true" : "false";

    private static string List(IEnumerable<int> values) => $"[{string.Join(", ", values.Select(Number))}]";
}
