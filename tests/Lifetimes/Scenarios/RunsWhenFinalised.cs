namespace ShuffleNet.Compiler.Lifetimes.Scenarios;

/// <summary>Brings a network back from the dead: everything it consists of may have been finalised before.</summary>
internal sealed class RunsWhenFinalised<T>(T network, Sample sample)
    where T : class, IShuffleNet<T>
{
    /// <summary>What went wrong in any of them.</summary>
    public static Exception? Wrong { get; private set; }

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
            Wrong = exception;
        }
    }
}
