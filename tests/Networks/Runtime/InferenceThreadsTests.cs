using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Networks.Runtime;

/// <summary>The threads behind a network with <c>Threads</c>, with work of the tests' own.</summary>
public class InferenceThreadsTests
{
    // Only so that a fault does not hang the run: what is waited for comes at once, on a busy machine later.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(20);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Barrier_ManyTimes_ShowsEachThreadWhatTheOthersWrote(int threads)
    {
        const int rounds = 40;
        int[] written = new int[threads];
        int wrong = 0;
        using InferenceThreads team = new(threads, (thread, inference) =>
        {
            for (int round = 1; round <= rounds; round++)
            {
                written[thread] = round;
                inference.Barrier();
                wrong += written.Any(value => value != round) ? 1 : 0;
                inference.Barrier();
            }
        });

        for (int run = 0; run < 5; run++)
        {
            Run(team);
        }

        Assert.Equal(0, wrong);
    }

    [Fact]
    public void Run_Memories_AreTheCallers()
    {
        float[] input = [1], first = [0], eighth = [0];
        using Workspace workspace = new(1);
        using InferenceLease lease = workspace.Enter(OneWeight(3));
        lease.Arena = 2;
        using InferenceThreads team = new(2, (thread, inference) =>
        {
            if (thread == 0)
            {
                inference.Output(0) = inference.Input + inference.Arena;
            }
            else
            {
                inference.Output(7) = inference.Weights;
            }
        });

        team.Run(input, lease, new OutputSpans(first, eighth: eighth));

        Assert.Equal([3, 3], (float[])[first[0], eighth[0]]);
    }

    /// <summary>The others wait at a barrier that the one that fails never comes to.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_PartThatThrows_ThrowsThatAndTheNextRunIsRight(int failing)
    {
        bool fails = true;
        int done = 0;
        using InferenceThreads team = new(3, (thread, inference) =>
        {
            inference.Barrier();
            if (fails && thread == failing)
            {
                throw new InvalidTimeZoneException("the part's own");
            }

            inference.Barrier();
            Interlocked.Increment(ref done);
        });

        Assert.Equal("the part's own", Assert.Throws<InvalidTimeZoneException>(() => Run(team)).Message);
        Assert.Equal(0, done);

        fails = false;
        Run(team);
        Assert.Equal(3, done);
    }

    [Fact]
    public void Dispose_DuringARun_LetsItEndAndEndsTheWorkers()
    {
        using ManualResetEventSlim inside = new();
        using ManualResetEventSlim disposed = new();
        Thread? worker = null;
        int done = 0;
        InferenceThreads team = new(2, (thread, inference) =>
        {
            inside.Set();
            disposed.Wait(s_patience);
            inference.Barrier();
            worker = thread == 1 ? Thread.CurrentThread : worker;
            Interlocked.Increment(ref done);
        });

        Simultaneous.Run(2, thread =>
        {
            if (thread == 0)
            {
                Run(team);
                return;
            }

            inside.Wait(s_patience);
            team.Dispose();
            team.Dispose();
            disposed.Set();
        });

        Assert.Equal(2, done);
        Assert.True(worker!.Join(s_patience));
        Assert.Throws<ObjectDisposedException>(() => Run(team));
    }

    [Fact]
    public void Dispose_NeverRun_StartsNoThread()
    {
        int started = 0;
        InferenceThreads team = new(4, (_, _) => started++);

        team.Dispose();

        Assert.Throws<ObjectDisposedException>(() => Run(team));
        Assert.Equal(0, started);
    }

    [Fact]
    public void Run_Over_PutsTheWorkersToSleep()
    {
        Thread? worker = null;
        using InferenceThreads team = new(2, (thread, _) => worker = thread == 1 ? Thread.CurrentThread : worker);

        Run(team);

        Assert.True(SpinWait.SpinUntil(() => worker!.ThreadState.HasFlag(ThreadState.WaitSleepJoin), s_patience));
        Assert.True(worker!.IsBackground);
        Run(team);
    }

    // In NativeAOT these allocate when they are first contended, which may be in any inference of a class with threads.
    [Fact]
    public void Runtime_Assembly_TakesNoLocks()
    {
        using PEReader file = new(File.OpenRead(typeof(InferenceThreads).Assembly.Location));
        MetadataReader metadata = file.GetMetadataReader();
        string[] types = [.. metadata.TypeReferences.Select(type => metadata.GetString(metadata.GetTypeReference(type).Name))];

        Assert.Contains(nameof(AutoResetEvent), types);
        Assert.Empty(
            types.Intersect(
                [nameof(Monitor),
                    nameof(Lock),
                    nameof(ManualResetEventSlim),
                    nameof(Barrier),
                    nameof(CountdownEvent),
                ]));

        // Whoever rents an instance may have to wait for one; no inference is under way then.
        Type owner = Assert.Single(
            typeof(InferenceThreads).Assembly.GetTypes(),
            type => type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
                .Any(field => field.FieldType == typeof(SemaphoreSlim)));
        Assert.Equal(typeof(NetworkPool<>), owner);
    }

    // The team is found dead and finalised, which wakes the worker.
    [Fact]
    public void Team_CollectedWithoutDispose_EndsItsWorkers()
    {
        Thread worker = RunAndForget();

        Assert.True(HappensAfterCollections(() => worker.Join(10)));
    }

    [Fact]
    public void Network_CollectedWithoutDispose_IsNotHeldByItsWorkers()
    {
        WeakReference network = RunNetworkAndForget();

        Assert.True(HappensAfterCollections(() => !network.IsAlive));
    }

    private static bool HappensAfterCollections(Func<bool> condition) => SpinWait.SpinUntil(
        () =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return condition();
        },
        s_patience);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Thread RunAndForget()
    {
        Thread? worker = null;
        InferenceThreads team = new(2, (thread, _) => worker = thread == 1 ? Thread.CurrentThread : worker);
        Run(team);
        return worker!;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunNetworkAndForget()
    {
        TwoThreadNetwork network = TwoThreadNetwork.CreateRandom(1);
        network.Run(new float[TwoThreadNetwork.InputLength], new float[TwoThreadNetwork.OutputLength]);
        return new WeakReference(network);
    }

    private static void Run(InferenceThreads team)
    {
        float[] memory = new float[1];
        using Workspace workspace = new(1);
        using InferenceLease lease = workspace.Enter(OneWeight(0));
        team.Run(memory, lease, new OutputSpans(memory));
    }

    private static PackedWeights OneWeight(float weight)
    {
        AlignedBuffer weights = new(1);
        weights.Span[0] = weight;
        return new PackedWeights(new WeightLayout("one weight", 0, 1, () => []), WeightMemory.Of(weights));
    }
}
