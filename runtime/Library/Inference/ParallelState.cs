using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace ShuffleNet.Compiler;

/// <summary>
/// An inference that several threads compute: its memories, which are pinned while it lasts, and the barrier between steps that
/// depend on each other. The parts see it as a <see cref="ParallelInference"/>.
/// </summary>
internal sealed unsafe class ParallelState
{
    private readonly int _threads;
    private readonly nint[] _outputs = new nint[SpecLimits.Results];
    private float* _input;
    private float* _arena;
    private float* _weights;
    private BarrierState _barrier;
    private ExceptionDispatchInfo? _fault;

    public ParallelState(int threads, NetworkProfile? profile)
    {
        _threads = threads;
        Profile = profile;
    }

    /// <summary>The first float of the input.</summary>
    public ref float Input => ref *_input;

    /// <summary>The first float of the arena.</summary>
    public ref float Arena => ref *_arena;

    /// <summary>The first float of the packed weights.</summary>
    public ref float Weights => ref *_weights;

    /// <summary>Takes the time of each layer; null where nobody asks.</summary>
    public NetworkProfile? Profile { get; }

    /// <summary>The first float of an output.</summary>
    public ref float Output(int index) => ref *(float*)_outputs[index];

    /// <summary>Returns when every thread has called it; what each wrote before is then seen by all.</summary>
    public void Barrier()
    {
        // Read before arriving: it cannot change until this thread has arrived too.
        int number = Volatile.Read(ref _barrier.Number);
        if (Interlocked.Increment(ref _barrier.Arrived) == _threads)
        {
            _barrier.Arrived = 0;
            Volatile.Write(ref _barrier.Number, number + 1);
            return;
        }

        SpinThenYield pause = default;
        while (Volatile.Read(ref _barrier.Number) == number)
        {
            if (Volatile.Read(ref _fault) is not null)
            {
                throw new AbandonedInferenceException();
            }

            pause.Wait();
        }
    }

    /// <summary>Sets the memories, which must stay pinned until <see cref="End"/>.</summary>
    public void Begin(float* input, float* arena, float* weights, ReadOnlySpan<nint> outputs)
    {
        _input = input;
        _arena = arena;
        _weights = weights;
        outputs.CopyTo(_outputs);

        // An abandoned inference leaves those who waited in the count.
        _barrier.Arrived = 0;
        _fault = null;
    }

    /// <summary>Does a thread's part; an exception is kept for <see cref="End"/> and ends the other parts at their next barrier.</summary>
    public void Do(ParallelBody work, int thread)
    {
        try
        {
            work(thread, new ParallelInference(this));
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _fault, ExceptionDispatchInfo.Capture(exception), null);
        }
    }

    /// <summary>Forgets the memories once all parts are done, and throws what the first that failed threw.</summary>
    public void End()
    {
        _input = _arena = _weights = null;
        Array.Clear(_outputs);
        _fault?.Throw();
    }

    /// <summary>The two numbers in cache lines of their own, so that arriving does not disturb those who wait.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 3 * Apart)]
    private struct BarrierState
    {
        // Two lines of 64 bytes, which processors fetch together.
        private const int Apart = 128;

        [FieldOffset(Apart)]
        public int Arrived;

        [FieldOffset(2 * Apart)]
        public int Number;
    }
}
