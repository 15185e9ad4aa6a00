namespace ShuffleNet.Compiler.Lifetimes.Scenarios;

/// <summary>Brings a network back from the dead: everything it consists of may have been finalised before.</summary>
internal sealed class RunsWhenFinalised<T>(T network, Sample sample, RunsWhenFinalised<T>.Result result)
    where T : class, IShuffleNet<T>
{
    ~RunsWhenFinalised()
    {
        try
        {
            float[] answer = new float[sample.Answer.Length];
            if (RunScenarios.Answers(network, answer))
            {
                sample.CheckAnswer(answer);
            }
        }
        catch (Exception exception)
        {
            result.Wrong = exception;
        }

        result.Ended.Set();
    }

    /// <summary>What became of it.</summary>
    internal sealed class Result
    {
        public ManualResetEventSlim Ended { get; } = new();

        /// <summary>Null if all went well.</summary>
        public Exception? Wrong { get; set; }
    }
}
