namespace ShuffleNet.Compiler;

/// <summary>
/// An instance that a <see cref="NetworkPool{TNetwork}"/> lends until this is disposed. A second disposal, of a copy as well, does nothing.
/// </summary>
/// <typeparam name="TNetwork">The generated class.</typeparam>
public readonly struct NetworkRental<TNetwork> : IDisposable, IEquatable<NetworkRental<TNetwork>>
    where TNetwork : class, ICompiledNetwork<TNetwork>
{
    private readonly PooledNetwork<TNetwork>? _pooled;
    private readonly long _number;

    internal NetworkRental(PooledNetwork<TNetwork> pooled, long number)
    {
        _pooled = pooled;
        _number = number;
    }

    /// <summary>The instance; not to be used, nor disposed, by whoever keeps it beyond the rental.</summary>
    /// <exception cref="ObjectDisposedException">It was returned.</exception>
    public TNetwork Network => _pooled is not null && _pooled.IsRented(_number)
        ? _pooled.Network
        : throw new ObjectDisposedException(typeof(NetworkRental<TNetwork>).Name);

    /// <summary>Whether both are one rental.</summary>
    public static bool operator ==(NetworkRental<TNetwork> left, NetworkRental<TNetwork> right) => left.Equals(right);

    /// <summary>Whether they are two rentals.</summary>
    public static bool operator !=(NetworkRental<TNetwork> left, NetworkRental<TNetwork> right) => !left.Equals(right);

    /// <summary>Returns the instance.</summary>
    public void Dispose() => _pooled?.Return(_number);

    /// <inheritdoc/>
    public bool Equals(NetworkRental<TNetwork> other) => _pooled == other._pooled && _number == other._number;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is NetworkRental<TNetwork> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_pooled, _number);
}
