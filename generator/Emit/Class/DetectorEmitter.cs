namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Emits what the class of a detector has beside that of a backbone.</summary>
internal static class DetectorEmitter
{
    private const string Runtime = "global::ShuffleNet.Compiler.";

    public static void EmitConstants(CodeWriter code, DetectorSpec detector)
    {
        code.Line("/// <summary>Classes of objects that the network tells apart.</summary>");
        code.Line(Text.Of($"public const int Classes = {detector.Classes};"));
        code.Line();
    }

    public static void EmitLevels(CodeWriter code, DetectorSpec detector, NetworkPlan plan)
    {
        code.Line("/// <summary>The published detector whose head and decoding this is.</summary>");
        code.Line($"public static {Runtime}DetectorKind Kind => {Runtime}DetectorKind.{detector.Kind};");
        code.Line();
        code.Line("/// <summary>The levels of results, in the order of <c>Run</c>'s spans.</summary>");
        code.Line($"public static global::System.Collections.Generic.IReadOnlyList<{Runtime}DetectionLevel> Levels {{ get; }} =");
        code.Line("[");
        foreach ((int stride, OutputTensor output) in
            DetectorBackbone.Of(detector.Kind).Strides.Zip(plan.Outputs, (stride, output) => (stride, output)))
        {
            (int channels, int height, int width) = output.Type.Shape;
            code.Line(Text.Of($"    new {Runtime}DetectionLevel({stride}, {channels}, {height}, {width}),"));
        }

        code.Line("];");
        code.Line();
    }
}
