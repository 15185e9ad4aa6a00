namespace ShuffleNet.Compiler;

/// <summary>
/// What every generated detector (<see cref="DetectorAttribute"/>) offers, so that code can be written for any of them without
/// reflection. The class itself also has a <c>Run</c> with one span per level.
/// </summary>
/// <typeparam name="TSelf">The generated class.</typeparam>
public interface IShuffleNetDetector<TSelf> : ISpecifiedNetwork<TSelf>
    where TSelf : class, IShuffleNetDetector<TSelf>
{
    /// <summary>The published detector whose head and decoding this is.</summary>
    static abstract DetectorKind Kind { get; }

    /// <summary>The levels of results, the finest first.</summary>
    static abstract IReadOnlyList<DetectionLevel> Levels { get; }

    /// <summary>
    /// One inference. <paramref name="input"/> is planar (channels, rows, columns) float32 in the channel order of the weights;
    /// <paramref name="outputs"/> has one memory per level, as long as its <see cref="DetectionLevel.Length"/>, which takes the
    /// level's planes: logits, before any sigmoid or softmax. The memories must not overlap. Allocates nothing.
    /// </summary>
    /// <exception cref="ArgumentException">There are more or fewer outputs than levels, a length is not the network's, or two
    /// overlap.</exception>
    /// <exception cref="InvalidOperationException">Another thread is inside Run of this instance.</exception>
    /// <exception cref="ObjectDisposedException">The instance or its weights are disposed.</exception>
    void Run(ReadOnlySpan<float> input, ReadOnlySpan<Memory<float>> outputs);
}
