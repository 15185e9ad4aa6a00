namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// Emits an inference that threads compute together: for each thread its part of every step in a straight line, with a barrier
/// where a step depends on what another thread did.
/// </summary>
internal static class ParallelRunEmitter
{
    private const string Runtime = "global::ShuffleNet.Compiler.";

    public static void Emit(CodeWriter code, CompileOptions options, NetworkPlan plan, StepCall call, IReadOnlyList<string> outputs)
    {
        string memories = string.Join(", ", outputs.Select((_, output) => Text.Of($"ref inference.Output({output})")));
        code.Line("/// <summary>One thread's part of an inference.</summary>");
        code.Line("/// <param name=\"thread\">Which part.</param>");
        code.Line("/// <param name=\"inference\">The memories, and where the threads meet.</param>");
        using (code.Block($"internal static void Run(int thread, {Runtime}ParallelInference inference)"))
        using (code.Block("switch (thread)"))
        {
            for (int thread = 0; thread < options.Threads; thread++)
            {
                code.Line(thread == options.Threads - 1 ? "default:" : Text.Of($"case {thread}:"));
                string profile = HasProfile(options, thread) ? ", inference.Profile!" : "";
                code.Line(Text.Of(
                    $"    Thread{thread}(ref inference.Input, ref inference.Arena, ref inference.Weights, {memories}, inference{profile});"));
                code.Line("    break;");
            }
        }

        for (int thread = 0; thread < options.Threads; thread++)
        {
            code.Line();
            EmitThread(code, options, plan, call, outputs, thread);
        }
    }

    private static void EmitThread(
        CodeWriter code, CompileOptions options, NetworkPlan plan, StepCall call, IReadOnlyList<string> outputs, int thread)
    {
        bool profile = HasProfile(options, thread);
        string results = string.Join(", ", outputs.Select(output => "ref float " + output));
        string more = profile ? $", {Runtime}NetworkProfile profile" : "";
        code.Line(thread == 0
            ? "/// <summary>The part of the thread that called.</summary>"
            : Text.Of($"/// <summary>The part of worker {thread}.</summary>"));
        using (code.Block(Text.Of(
            $"private static void Thread{thread}(ref float input, ref float arena, ref float weights, {results}, {Runtime}ParallelInference inference{more})")))
        {
            code.Lines(profile ? ["profile.Begin();"] : []);
            for (int index = 0; index < plan.Steps.Count; index++)
            {
                if (index > 0)
                {
                    code.Line();
                }

                code.Line("// " + StepSentence.Of(plan.Steps[index]));
                code.Lines(plan.ParallelSteps[index].Slices[thread].SelectMany(call.Lines));
                code.Lines(index + 1 < plan.Steps.Count && plan.ParallelSteps[index + 1].NeedsBarrier ? ["inference.Barrier();"] : []);

                // With the wait for the others, so that the layers add up to the inference.
                code.Lines(profile ? [Text.Of($"profile.End({index});")] : []);
            }
        }
    }

    /// <summary>The thread that called times the layers.</summary>
    private static bool HasProfile(CompileOptions options, int thread) => options.Profile && thread == 0;
}
