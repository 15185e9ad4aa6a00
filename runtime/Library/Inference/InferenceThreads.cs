using System.ComponentModel;

namespace ShuffleNet.Compiler;

/// <summary>
/// The threads that compute an instance's inferences together: the caller's and workers of the instance's own, which start with
/// its first inference and end with its disposal, or its collection. Between inferences they sleep. Used by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class InferenceThreads : IDisposable
{
    private readonly ParallelState _inference;
    private readonly WorkerThreads _workers;

    /// <summary>A team whose workers start later.</summary>
    /// <param name="threads">The caller's included; at least 2.</param>
    /// <param name="work">What each of them does; it must not hold the instance.</param>
    /// <param name="profile">Takes the time of each layer.</param>
    public InferenceThreads(int threads, ParallelBody work, NetworkProfile? profile = null)
    {
        _inference = new ParallelState(threads, profile);
        _workers = new WorkerThreads(threads - 1, work, _inference);
    }

    /// <summary>Ends the workers of an instance that nobody disposed.</summary>
    ~InferenceThreads() => _workers.Stop();

    /// <summary>One inference, on all threads. One caller at a time.</summary>
    /// <param name="input">What is read.</param>
    /// <param name="lease">Activations and weights.</param>
    /// <param name="outputs">What is written.</param>
    /// <param name="more">The outputs after the first eight.</param>
    /// <exception cref="ObjectDisposedException">The team is disposed.</exception>
    public unsafe void Run(ReadOnlySpan<float> input, InferenceLease lease, OutputSpans outputs, OutputSpans more = default)
    {
        // Workers see addresses, so nothing may move until the last of them is done. An empty span's is null.
        fixed (float* inputStart = input, arenaStart = &lease.Arena, weightsStart = &lease.Weights)
        fixed (float* first = outputs.First, second = outputs.Second, third = outputs.Third, fourth = outputs.Fourth)
        fixed (float* fifth = outputs.Fifth, sixth = outputs.Sixth, seventh = outputs.Seventh, eighth = outputs.Eighth)
        fixed (float* ninth = more.First, tenth = more.Second, eleventh = more.Third, twelfth = more.Fourth)
        fixed (float* thirteenth = more.Fifth, fourteenth = more.Sixth, fifteenth = more.Seventh, sixteenth = more.Eighth)
        {
            _inference.Begin(
                inputStart,
                arenaStart,
                weightsStart,
                [
                    (nint)first, (nint)second, (nint)third, (nint)fourth, (nint)fifth, (nint)sixth, (nint)seventh, (nint)eighth,
                    (nint)ninth, (nint)tenth, (nint)eleventh, (nint)twelfth,
                    (nint)thirteenth, (nint)fourteenth, (nint)fifteenth, (nint)sixteenth,
                ]);
            try
            {
                _workers.Run();
            }
            finally
            {
                _inference.End();
            }
        }

        // Or it might be finalised while its workers work.
        GC.KeepAlive(this);
    }

    /// <summary>Refuses further inferences; one that is under way ends undisturbed.</summary>
    public void Dispose()
    {
        _workers.Stop();
        GC.SuppressFinalize(this);
    }
}
