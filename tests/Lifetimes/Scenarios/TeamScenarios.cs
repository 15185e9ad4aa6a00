using System.Runtime.InteropServices;

namespace ShuffleNet.Compiler.Lifetimes.Scenarios;

/// <summary>
/// Two threads copy the weights to the output, by way of the arena. Nothing but <see cref="InferenceThreads.Run"/> holds the team, and its
/// worker has as much to do after the last barrier as the caller.
/// </summary>
internal static class TeamScenarios
{
    public static Scenario[] Of(Sample sample) =>
    [
        new("team drops", () => sample.CheckFloats(Copied(sample, Copy))),

        // The worker goes on writing: Run must not leave before it.
        new("team fails", () =>
        {
            float[] output = Copied(sample, static (thread, inference) =>
            {
                if (thread == 0)
                {
                    throw new InvalidDataException();
                }

                Weights(inference).CopyTo(Output(inference));
            });
            sample.CheckFloats(output);
        }),
    ];

    private static float[] Copied(Sample sample, ParallelBody work)
    {
        float[] output = new float[Sample.Layout.Length];
        Workspace workspace = new(Sample.Layout.Length);
        using InferenceLease lease = workspace.Enter(sample.Map());
        try
        {
            new InferenceThreads(2, work).Run(Sample.Input, lease, new OutputSpans(output));
        }
        catch (InvalidDataException)
        {
            // That of the part which fails.
        }

        return output;
    }

    private static void Copy(int thread, ParallelInference inference)
    {
        // Each passes on what the other one brought.
        Range half = Half(thread), other = Half(1 - thread);
        Weights(inference)[half].CopyTo(Arena(inference)[half]);
        inference.Barrier();
        Arena(inference)[other].CopyTo(Output(inference)[other]);
    }

    private static Range Half(int thread) => thread == 0 ? ..(Sample.Layout.Length / 2) : (Sample.Layout.Length / 2)..;

    private static ReadOnlySpan<float> Weights(in ParallelInference inference) =>
        MemoryMarshal.CreateReadOnlySpan(ref inference.Weights, Sample.Layout.Length);

    private static Span<float> Arena(in ParallelInference inference) => MemoryMarshal.CreateSpan(ref inference.Arena, Sample.Layout.Length);

    private static Span<float> Output(in ParallelInference inference) =>
        MemoryMarshal.CreateSpan(ref inference.Output(0), Sample.Layout.Length);
}
