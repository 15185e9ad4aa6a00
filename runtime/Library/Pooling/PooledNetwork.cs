namespace ShuffleNet.Compiler;

/// <summary>An instance of a pool. Its number is odd while it is rented, and another one for each rental.</summary>
internal sealed class PooledNetwork<TNetwork>(NetworkPool<TNetwork> pool, int place, TNetwork network)
    where TNetwork : class, ICompiledNetwork<TNetwork>
{
    private long _number;

    public TNetwork Network => network;

    public NetworkRental<TNetwork> Rent() => new(this, Interlocked.Increment(ref _number));

    public bool IsRented(long number) => Volatile.Read(ref _number) == number;

    public void Return(long number)
    {
        if (Interlocked.CompareExchange(ref _number, number + 1, number) == number)
        {
            pool.Return(place);
        }
    }
}
