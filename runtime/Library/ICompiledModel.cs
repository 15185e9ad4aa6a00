namespace ShuffleNet.Compiler;

/// <summary>
/// What every class of a model file offers, so that code can be written for any of them without reflection. The class itself also has a
/// <c>Run</c> with one span per result.
/// </summary>
/// <typeparam name="TSelf">The generated class.</typeparam>
public interface ICompiledModel<TSelf> : ICompiledNetwork<TSelf>
    where TSelf : class, ICompiledModel<TSelf>
{
    /// <summary>What the network takes.</summary>
    static abstract ModelTensor Input { get; }

    /// <summary>What the network gives, in the order of the file.</summary>
    static abstract IReadOnlyList<ModelTensor> Results { get; }

    /// <summary>
    /// One inference. <paramref name="input"/> is planar (channels, rows, columns) float32; <paramref name="outputs"/> has one memory per
    /// result, as long as its <see cref="ModelTensor.Length"/>. The memories must not overlap. Allocates nothing.
    /// </summary>
    /// <exception cref="ArgumentException">There are more or fewer outputs than results, a length is not the network's, or two
    /// overlap.</exception>
    /// <exception cref="InvalidOperationException">Another thread is inside Run of this instance.</exception>
    /// <exception cref="ObjectDisposedException">The instance or its weights are disposed.</exception>
    void Run(ReadOnlySpan<float> input, ReadOnlySpan<Memory<float>> outputs);
}
