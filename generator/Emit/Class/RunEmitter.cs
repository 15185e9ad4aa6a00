namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Emits the <c>Run</c> methods and <c>Dispose</c>.</summary>
internal static class RunEmitter
{
    private const string Runtime = "global::ShuffleNet.Compiler.";
    private const string Reference = "global::System.Runtime.InteropServices.MemoryMarshal.GetReference";

    // Spans in one OutputSpans of the runtime.
    private const int SpansOfOne = 8;

    private const string Intrinsics = "global::System.Runtime.Intrinsics.";

    public static void Emit(CodeWriter code, EmittedClass target, NetworkPlan plan)
    {
        IReadOnlyList<string> outputs = OutputNames.Of(plan);
        ClassContract.EmitResults(code, target, plan);
        EmitSummary(code, target, outputs);
        bool isChecked = target.Options.Checked;
        IReadOnlyList<string> arguments =
        [
            isChecked ? "ref _check.Input" : "ref src",
            "ref lease.Arena",
            "ref lease.Weights",
            .. outputs.Select((output, index) => isChecked ? Text.Of($"ref _check.Output({index})") : $"ref {Reference}({output})"),
            .. target.Options.Profile ? ["Profile"] : Array.Empty<string>(),
            .. isChecked ? ["_check"] : Array.Empty<string>(),
        ];
        string parameters = string.Join(", ", outputs.Select(output => $"global::System.Span<float> {output}"));
        using (code.Block($"public void Run(global::System.ReadOnlySpan<float> input, {parameters})"))
        {
            code.Line($"{Runtime}Workspace.CheckLength(input.Length, InputLength, nameof(input));");
            code.Lines(outputs.Select(
                output => $"{Runtime}Workspace.CheckLength({output}.Length, {OutputNames.Length(output)}, nameof({output}));"));
            foreach ((string first, string second) in outputs.SelectMany((second, index) => outputs.Take(index)
                .Select(first => (first, second))))
            {
                code.Line($"{Runtime}Workspace.CheckApart({first}, {second}, nameof({second}));");
            }

            code.Lines(outputs.Where((_, index) => plan.ReadsInputAfter(index))
                .Select(output => $"{Runtime}Workspace.CheckApartFromInput(input, {output}, nameof({output}));"));
            code.Line($"using {Runtime}InferenceLease lease = _workspace.Enter(_weights);");
            if (target.Options.Threads > 1)
            {
                string more = outputs.Count > SpansOfOne ? $", new({string.Join(", ", outputs.Skip(SpansOfOne))})" : "";
                code.Line($"_threads.Run(input, lease, new({string.Join(", ", outputs.Take(SpansOfOne))}){more});");
            }
            else
            {
                code.Line(isChecked ? "_check.Enter(input, lease);" : $"ref float src = ref {Reference}(input);");
                EmitWidths(code, target, string.Join(", ", arguments));
            }

            code.Lines(isChecked ? outputs.Select((output, index) => Text.Of($"_check.Result({index}).CopyTo({output});")) : []);
        }

        code.Line();
        code.Line("/// <summary>Ends the instance; weights that others share stay valid.</summary>");
        if (target.Options.Threads == 1)
        {
            code.Line("public void Dispose() => _workspace.Dispose();");
            code.Line();
            return;
        }

        using (code.Block("public void Dispose()"))
        {
            code.Line("_workspace.Dispose();");
            code.Line("_threads.Dispose();");
        }

        code.Line();
        code.Line("// What each thread of the team does; static, so that the workers do not keep the instance alive.");
        using (code.Block($"private static void RunPart(int thread, {Runtime}ParallelInference inference)"))
        {
            EmitWidths(code, target, "thread, inference");
        }

        code.Line();
    }

    /// <summary>Calls the kernels of the widest vectors that the machine has; the test is a constant to the compiler.</summary>
    private static void EmitWidths(CodeWriter code, EmittedClass target, string arguments)
    {
        string[] calls = [.. VectorIsa.Of(target.Options)
            .Select(isa => $"global::{GeneratedNames.KernelNamespace}.{KernelFile.ClassName(target.Type, isa)}.Run({arguments});")];
        if (calls.Length == 1)
        {
            code.Line(calls[0]);
            return;
        }

        for (int index = 0; index < calls.Length; index++)
        {
            bool last = index == calls.Length - 1;
            string condition = $"if ({Intrinsics}{VectorIsa.Of(target.Options)[index].Type}.IsHardwareAccelerated)";
            using (code.Block(index == 0 ? condition : last ? "else" : "else " + condition))
            {
                code.Line(calls[index]);
            }
        }
    }

    private static void EmitSummary(CodeWriter code, EmittedClass target, IReadOnlyList<string> outputs)
    {
        code.Line("/// <summary>");
        code.Lines(ClassContract.Summary(target).Select(line => "/// " + line));
        string lengths = string.Join(" or ", outputs.Select(OutputNames.Length).Prepend("InputLength"));
        code.Line("/// </summary>");
        code.Line(
            $"/// <exception cref=\"global::System.ArgumentException\">A span has another length than {lengths}{(outputs.Count > 1 ? $", or two {ClassContract.Results(target)} share memory" : "")}.</exception>");
        code.Line(
            "/// <exception cref=\"global::System.InvalidOperationException\">Another thread is inside Run of this instance.</exception>");
        code.Line("/// <exception cref=\"global::System.ObjectDisposedException\">The instance or its weights are disposed.</exception>");
    }
}
