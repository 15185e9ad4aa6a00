namespace ShuffleNet.Compiler;

/// <summary>What every generated classifier offers, so that code can be written for any of them without reflection.</summary>
/// <typeparam name="TSelf">The generated class.</typeparam>
public interface IShuffleNet<TSelf> : ISpecifiedNetwork<TSelf>
    where TSelf : class, IShuffleNet<TSelf>
{
    /// <summary>
    /// One inference. <paramref name="input"/> is planar (channels, rows, columns) float32 in the channel order of the
    /// weights; <paramref name="output"/> takes one value per class. Allocates nothing.
    /// </summary>
    /// <exception cref="ArgumentException">A span has another length than the network's.</exception>
    /// <exception cref="InvalidOperationException">Another thread is inside Run of this instance.</exception>
    /// <exception cref="ObjectDisposedException">The instance or its weights are disposed.</exception>
    void Run(ReadOnlySpan<float> input, Span<float> output);
}
