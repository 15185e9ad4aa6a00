namespace ShuffleNet.Compiler.Lifetimes.Scenarios;

/// <summary>Inferences whose instance or weights are dropped, disposed or exchanged before they end.</summary>
internal static class RunScenarios
{
    public static Scenario[] Of<T>(Sample first, Sample second)
        where T : class, IShuffleNet<T>
    {
        string name = typeof(T).Name;
        T exchanged = T.Load(first.Path);
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
                float[] answer = new float[first.Answer.Length];
                if (Answers(exchanged, answer))
                {
                    bool right = answer.AsSpan().SequenceEqual(first.Answer) || answer.AsSpan().SequenceEqual(second.Answer);
                    Sample.Check(right, "the answer and both that are right");
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
                _ = new RunsWhenFinalised<T>(T.Load(first.Path), first);
                Exception? wrong = RunsWhenFinalised<T>.Wrong;
                Sample.Check(wrong is null, $"{wrong}; answers of a finaliser");
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
