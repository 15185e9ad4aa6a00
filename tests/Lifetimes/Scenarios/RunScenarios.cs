using System.Runtime.CompilerServices;

namespace ShuffleNet.Compiler.Lifetimes.Scenarios;

/// <summary>Inferences whose instance or weights are dropped, disposed or exchanged before they end.</summary>
internal static class RunScenarios
{
    public static Scenario[] Of<T>(Sample first, Sample second)
        where T : class, IShuffleNet<T>
    {
        string name = typeof(T).Name;
        T exchanged = T.Load(first.Path);

        // In a method of its own, in whose caller no reference to it remains.
        [MethodImpl(MethodImplOptions.NoInlining)]
        void Leave(RunsWhenFinalised<T>.Result result) => _ = new RunsWhenFinalised<T>(T.Load(first.Path), first, result);

        return
        [
            // Neither the instance nor its weights are held by anything but Run.
            new($"{name} drops", () =>
            {
                float[] answer = new float[first.Answer.Length];
                T.Load(first.Path).Run(Sample.Input, answer);
                first.CheckAnswer(answer);
            }),
            new($"{name} exchanges", () =>
            {
                PackedWeights former = exchanged.Weights;
                exchanged.Weights = second.Map();
                former.Dispose();
                exchanged.Weights = first.Map();
            }),
            new($"{name} runs", () =>
            {
                // They leave nothing behind, so many of them fit between two collections.
                for (int i = 0; i < 100; i++)
                {
                    float[] answer = new float[first.Answer.Length];
                    if (Answers(exchanged, answer))
                    {
                        bool right = answer.AsSpan().SequenceEqual(first.Answer) || answer.AsSpan().SequenceEqual(second.Answer);
                        Sample.Check(right, "the answer and both that are right");
                    }
                }
            }),
            new($"{name} disposes", () =>
            {
                T network = T.Load(first.Path);
                Thread other = new(() =>
                {
                    network.Weights.Dispose();
                    network.Dispose();
                });
                other.Start();
                float[] answer = new float[first.Answer.Length];
                while (Answers(network, answer))
                {
                    first.CheckAnswer(answer);
                }

                other.Join();
            }),
            new($"{name} finalises", () =>
            {
                RunsWhenFinalised<T>.Result result = new();
                Leave(result);

                // One at a time, or a queue of inferences would hold up the finalisers of everything else.
                result.Ended.Wait();
                Sample.Check(result.Wrong is null, $"{result.Wrong}; answers of a finaliser");
            }),
        ];
    }

    /// <returns>False if something was disposed.</returns>
    internal static bool Answers<T>(T network, float[] answer)
        where T : class, IShuffleNet<T>
    {
        try
        {
            network.Run(Sample.Input, answer);
            return true;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }
}
