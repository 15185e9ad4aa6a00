namespace ShuffleNet.Compiler.InMemory;

/// <summary><see cref="IShuffleNetDetector{TSelf}.Detect"/> of an instance.</summary>
internal delegate DetectionCount Detect(
    ReadOnlySpan<byte> pixels,
    int width,
    int height,
    int stride,
    PixelFormat format,
    Span<Detection> found,
    DetectionOptions? options = null);
