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
        code.Line("/// <summary>Classes of objects that the network tells apart, for code that does not know the class.</summary>");
        code.Line("public static int ClassCount => Classes;");
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
        code.Line("/// <summary>How <c>Detect</c> turns photographs into the network's input: as the kind's authors do.</summary>");
        code.Line($"public static {Runtime}PreprocessOptions Preprocessing {{ get; }} =");
        code.Line($"    {Runtime}PreprocessOptions.{detector.Kind} with {{ Height = InputHeight, Width = InputWidth }};");
        code.Line();
        EmitDetect(code, detector, plan);
    }

    private static string Anchors(DetectorSpec detector) =>
        detector.Anchors.Count == 0 ? "" : Text.Of($", [{string.Join(", ", detector.Anchors.Select(side => Text.Of($"{side}f")))}]");

    private static void EmitDetect(CodeWriter code, DetectorSpec detector, NetworkPlan plan)
    {
        const string system = "global::System.";
        string arguments = "Kind, Classes, Levels, Preprocessing" + Anchors(detector);
        code.Line($"private readonly {Runtime}DetectionPipeline _detection = new({arguments});");
        code.Line();
        code.Line("/// <inheritdoc/>");
        string image = $"{system}ReadOnlySpan<byte> pixels, int width, int height, int stride, {Runtime}PixelFormat format";
        code.Line($"public {Runtime}DetectionCount Detect(");
        code.Line($"    {image},");
        using (code.Block($"    {system}Span<{Runtime}Detection> found, {Runtime}DetectionOptions? options = null)"))
        {
            code.Line("_detection.Enter(pixels, width, height, stride, format, options);");
            using (code.Block("try"))
            {
                string levels = string.Join(", ", plan.Outputs.Select((_, level) => Text.Of($"_detection.Level({level})")));
                code.Line($"Run(_detection.Input, {levels});");
                code.Line("return _detection.Find(found);");
            }

            using (code.Block("finally"))
            {
                code.Line("_detection.Exit();");
            }
        }

        code.Line();
    }
}
