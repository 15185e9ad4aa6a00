using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Networks.Runtime;

/// <summary>What threads may do with instances: each gets an exception or the right answer, to the last bit.</summary>
/// <typeparam name="T">A network with the spec of TinyNetwork.</typeparam>
public abstract class ThreadSafetyTests<T>
    where T : class, IShuffleNet<T>
{
    private const int Threads = 8;

    // Each thread finds other values in the planes than those it leaves behind.
    private static readonly float[][] s_inputs =
        [.. Enumerable.Range(0, 5)
            .Select(seed =>
                (float[])[.. Enumerable.Range(0, TinyNetwork.InputLength).Select(i => (((i * 7919) + seed) % 1009 / 504f) - 1)])];

    [Fact]
    public void Run_InstancesOverOneSetOfWeights_AgreeBitForBit() => Share(instances: 20);

    [Fact(Explicit = true), Trait(Stage.Name, Stage.Sweep)]
    public void Run_InstancesOverOneSetOfWeightsForLong_AgreeBitForBit() => Share(instances: 20_000);

    [Fact]
    public void Run_OneInstanceFromManyThreads_AnswersRightOrRefuses()
    {
        using T network = T.CreateRandom(1);
        float[][] expected = Answers(network);
        int answered = 0;

        Simultaneous.Run(Threads, thread =>
        {
            for (int run = 0; run < 200; run++)
            {
                int input = (thread + run) % s_inputs.Length;
                try
                {
                    Assert.Equal(expected[input], Run(network, input));
                    Interlocked.Increment(ref answered);
                }
                catch (InvalidOperationException refusal) when (refusal is not ObjectDisposedException)
                {
                    Assert.Contains("one thread at a time", refusal.Message, StringComparison.Ordinal);
                }
            }
        });

        Assert.True(answered > 0);
        Assert.Equal(expected, Answers(network));
    }

    [Fact]
    public void Dispose_WhileAnotherThreadRuns_LetsItAnswerAndRefusesTheNext()
    {
        using T weights = T.CreateRandom(1);
        float[][] expected = Answers(weights);
        for (int repeat = 0; repeat < 50; repeat++)
        {
            T network = T.Create(weights.Weights);
            using ManualResetEventSlim running = new();

            // One thread runs until it is refused, three dispose at different moments of an inference.
            Simultaneous.Run(4, thread =>
            {
                if (thread > 0)
                {
                    running.Wait(TestContext.Current.CancellationToken);
                    Thread.SpinWait(300 * thread);
                    network.Dispose();
                    network.Dispose();
                    return;
                }

                try
                {
                    for (int run = 0; ; run++)
                    {
                        Assert.Equal(expected[run % s_inputs.Length], Run(network, run % s_inputs.Length));
                        running.Set();
                    }
                }
                catch (ObjectDisposedException)
                {
                    // What ends the loop.
                }
            });

            Assert.Throws<ObjectDisposedException>(() => Run(network, 0));
        }

        Assert.Equal(expected, Answers(weights));
    }

    [Fact]
    public void Dispose_NeverRun_RefusesAndHarmsNoOther()
    {
        using T other = T.CreateRandom(1);
        float[][] expected = Answers(other);
        T network = T.Create(other.Weights);

        network.Dispose();
        network.Dispose();

        Assert.Throws<ObjectDisposedException>(() => Run(network, 0));
        Assert.Equal(expected, Answers(other));
    }

    /// <summary>Eight threads over one set of weights, each with one instance after another of its own.</summary>
    private static void Share(int instances)
    {
        using T owner = T.CreateRandom(3);
        float[][] expected = Answers(owner);

        Simultaneous.Run(Threads, thread =>
        {
            Random random = new(thread);
            for (int instance = 0; instance < instances; instance++)
            {
                using T network = T.Create(owner.Weights);
                for (int run = random.Next(1, 100); run > 0; run--)
                {
                    int input = random.Next(s_inputs.Length);
                    float[] answer = Run(network, input);
                    Assert.True(expected[input].AsSpan().SequenceEqual(answer), $"input {input}");
                }
            }
        });

        Assert.Equal(expected, Answers(owner));
    }

    private static float[][] Answers(T network) => [.. Enumerable.Range(0, s_inputs.Length).Select(input => Run(network, input))];

    private static float[] Run(T network, int input)
    {
        float[] output = new float[TinyNetwork.OutputLength];
        network.Run(s_inputs[input], output);
        return output;
    }
}

public sealed class OneThreadSafetyTests : ThreadSafetyTests<TinyNetwork>;

public sealed class TwoThreadSafetyTests : ThreadSafetyTests<TwoThreadNetwork>;
