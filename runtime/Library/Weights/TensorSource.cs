namespace ShuffleNet.Compiler;

/// <summary>
/// Named tensors to pack a network from: a file, random numbers, or a class of your own.
/// </summary>
public abstract class TensorSource : IDisposable
{
    /// <summary>What messages call the source: a file's name, or what it is.</summary>
    public abstract string Name { get; }

    /// <summary>All tensors, in the order of the source.</summary>
    public abstract IReadOnlyList<TensorInfo> Tensors { get; }

    /// <summary>What batch normalisation adds to the variance. Default: 1e-5, as PyTorch does.</summary>
    public virtual double BatchNormEpsilon => 1e-5;

    /// <summary>Reads one tensor, converted to double precision, row-major whatever the strides of the source.</summary>
    /// <param name="tensor">One of <see cref="Tensors"/>.</param>
    /// <param name="destination">Exactly as long as the tensor.</param>
    /// <exception cref="WeightException">The source is damaged.</exception>
    public abstract void Read(TensorInfo tensor, Span<double> destination);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what the source holds open.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
