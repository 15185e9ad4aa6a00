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

    /// <summary>Classes of objects that the network tells apart; the class itself has it as the constant <c>Classes</c>.</summary>
    static abstract int ClassCount { get; }

    /// <summary>The levels of results, the finest first.</summary>
    static abstract IReadOnlyList<DetectionLevel> Levels { get; }

    /// <summary>The recipe by which <see cref="Detect"/> turns photographs into the network's input, that of the kind's authors.</summary>
    static abstract PreprocessOptions Preprocessing { get; }

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

    /// <summary>
    /// Finds objects in a photograph or a frame of a video. Allocates nothing, non-maximum suppression included, but for the first call
    /// and a photograph that is wider or higher than all before, for which buffers grow once.
    /// </summary>
    /// <param name="pixels">The rows, top first; at least (height - 1) * stride + width * bytes per pixel.</param>
    /// <param name="width">Columns, 1 to <see cref="ImagePreprocessor.MaxExtent"/>.</param>
    /// <param name="height">Rows, 1 to <see cref="ImagePreprocessor.MaxExtent"/>.</param>
    /// <param name="stride">Bytes from the start of a row to the start of the next, at least width * bytes per pixel.</param>
    /// <param name="format">The bytes of a pixel.</param>
    /// <param name="found">Takes the objects by falling score, in pixels of the photograph; those of the highest scores where it is
    /// shorter than there are objects, which the result then tells.</param>
    /// <param name="options">What counts as found; null for the authors' thresholds.</param>
    /// <exception cref="ArgumentException">The span of pixels is too short.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number, the format or an option is out of its range.</exception>
    /// <exception cref="InvalidOperationException">Another thread is inside Run or Detect of this instance.</exception>
    /// <exception cref="ObjectDisposedException">The instance or its weights are disposed.</exception>
    DetectionCount Detect(
        ReadOnlySpan<byte> pixels,
        int width,
        int height,
        int stride,
        PixelFormat format,
        Span<Detection> found,
        DetectionOptions? options = null);
}
