namespace ShuffleNet.Compiler;

/// <summary>
/// Instances of one network over one set of weights, for programs that serve several callers at once: a caller rents an instance, runs
/// it as often as needed on one thread at a time, and returns it. Instances are made when they are first needed, up to a bound. Renting
/// and returning allocate nothing where an instance is free and was made before.
/// </summary>
/// <typeparam name="TNetwork">The generated class.</typeparam>
public sealed class NetworkPool<TNetwork> : IDisposable
    where TNetwork : class, ICompiledNetwork<TNetwork>
{
    private readonly PooledNetwork<TNetwork>?[] _places;
    private readonly int[] _taken;
    private readonly SemaphoreSlim _available;
    private volatile PackedWeights _weights;
    private volatile bool _disposed;

    /// <summary>Makes no instance yet.</summary>
    /// <param name="weights">Those of every instance. They stay the caller's, who disposes them after the pool.</param>
    /// <param name="capacity">The most instances, at least 1; each has a workspace of its own (<c>ArenaBytes</c> of the class).</param>
    /// <exception cref="ArgumentException">The weights were packed for another network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is less than 1.</exception>
    public NetworkPool(PackedWeights weights, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        TNetwork.Layout.Check(weights);
        _weights = weights;
        _places = new PooledNetwork<TNetwork>[capacity];
        _taken = new int[capacity];
        _available = new(capacity);
    }

    /// <summary>The most instances.</summary>
    public int Capacity => _places.Length;

    /// <summary>
    /// The weights of every instance. Others of the same layout may be set at any time: instances that are rented keep what they have
    /// until they are returned.
    /// </summary>
    /// <exception cref="ArgumentException">The weights were packed for another network.</exception>
    /// <exception cref="ObjectDisposedException">The weights that are set are disposed.</exception>
    public PackedWeights Weights
    {
        get => _weights;
        set
        {
            TNetwork.Layout.Check(value);
            _weights = value;
        }
    }

    /// <summary>Rents an instance, and waits on this thread until there is one.</summary>
    /// <exception cref="ObjectDisposedException">The pool is disposed, before or during the wait, or the weights are.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before there was one.</exception>
    public NetworkRental<TNetwork> Rent(CancellationToken cancellationToken = default)
    {
        _available.Wait(cancellationToken);
        return Take();
    }

    /// <summary>Rents an instance where one is free.</summary>
    /// <exception cref="ObjectDisposedException">The pool or the weights are disposed.</exception>
    public bool TryRent(out NetworkRental<TNetwork> rental)
    {
        bool free = _available.Wait(0, CancellationToken.None);
        rental = free ? Take() : default;
        return free;
    }

    /// <summary>Rents an instance, and waits without a thread until there is one.</summary>
    /// <exception cref="ObjectDisposedException">The pool is disposed, before or during the wait, or the weights are.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before there was one.</exception>
    public ValueTask<NetworkRental<TNetwork>> RentAsync(CancellationToken cancellationToken = default)
    {
        Task available = _available.WaitAsync(cancellationToken);
        return available.IsCompletedSuccessfully ? new(Take()) : WaitAsync(available);
    }

    /// <summary>
    /// Disposes the instances: those that are free at once, the others when they are returned. Whoever waits for one gets an
    /// <see cref="ObjectDisposedException"/>.
    /// </summary>
    public void Dispose()
    {
        _disposed = true;
        for (int place = 0; place < _places.Length; place++)
        {
            DisposeIfFree(place);
        }

        _available.Release();
    }

    /// <summary>Makes a place free again; in a pool that is disposed by now, it is emptied.</summary>
    internal void Return(int place)
    {
        Interlocked.Exchange(ref _taken[place], 0);
        if (_disposed)
        {
            DisposeIfFree(place);
        }
        else
        {
            _available.Release();
        }
    }

    private async ValueTask<NetworkRental<TNetwork>> WaitAsync(Task available)
    {
        await available.ConfigureAwait(false);
        return Take();
    }

    private NetworkRental<TNetwork> Take()
    {
        int place = TakePlace();
        try
        {
            PackedWeights weights = _weights;
            PooledNetwork<TNetwork> pooled = _places[place] ??= new(this, place, TNetwork.Create(weights));
            if (pooled.Network.Weights != weights)
            {
                pooled.Network.Weights = weights;
            }

            return pooled.Rent();
        }
        catch
        {
            Return(place);
            throw;
        }
    }

    // The semaphore has counted a free place for this caller, so there is one; others may be quicker at those that are looked at.
    // The lower ones are taken first, whose activations are the likeliest to be in a cache.
    private int TakePlace()
    {
        for (int place = 0; !_disposed; place = (place + 1) % _taken.Length)
        {
            if (TryTake(place))
            {
                return place;
            }
        }

        // Whoever waits next is to see it as well.
        _available.Release();
        throw new ObjectDisposedException(typeof(NetworkPool<TNetwork>).Name);
    }

    private bool TryTake(int place) => Interlocked.CompareExchange(ref _taken[place], 1, 0) == 0;

    // Stays taken.
    private void DisposeIfFree(int place)
    {
        if (TryTake(place))
        {
            _places[place]?.Network.Dispose();
        }
    }
}
