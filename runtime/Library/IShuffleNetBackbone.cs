namespace ShuffleNet.Compiler;

/// <summary>
/// What every generated backbone (<see cref="NetworkOutputs.Stages"/>) offers, so that code can be written for any of them
/// without reflection. The class itself also has a <c>Run</c> with one span per stage.
/// </summary>
/// <typeparam name="TSelf">The generated class.</typeparam>
public interface IShuffleNetBackbone<TSelf> : ISpecifiedNetwork<TSelf>
    where TSelf : class, IShuffleNetBackbone<TSelf>
{
    /// <summary>The stages that are put out, ascending.</summary>
    static abstract IReadOnlyList<StageShape> Stages { get; }

    /// <summary>
    /// One inference. <paramref name="input"/> is planar (channels, rows, columns) float32 in the channel order of the
    /// weights; <paramref name="outputs"/> has one memory per stage, as long as its <see cref="StageShape.Length"/>, which
    /// takes the stage's planes in the channel order of the network. The memories must not overlap; the input may be one of
    /// them. Allocates nothing.
    /// </summary>
    /// <exception cref="ArgumentException">There are more or fewer outputs than stages, a length is not the network's, or two
    /// overlap.</exception>
    /// <exception cref="InvalidOperationException">Another thread is inside Run of this instance.</exception>
    /// <exception cref="ObjectDisposedException">The instance or its weights are disposed.</exception>
    void Run(ReadOnlySpan<float> input, ReadOnlySpan<Memory<float>> outputs);
}
