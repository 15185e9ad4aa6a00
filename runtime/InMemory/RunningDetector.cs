namespace ShuffleNet.Compiler.InMemory;

/// <summary>An instance of a generated detector, for code that meets its class at run time.</summary>
internal sealed class RunningDetector(IDisposable network, Detect detect, DetectorKind kind, int classes) : IDisposable
{
    /// <summary>Classes that it tells apart.</summary>
    public int Classes => classes;

    public DetectorKind Kind => kind;

    /// <summary>Finds objects in rows of red, green and blue bytes without gaps.</summary>
    /// <param name="pixels">As many bytes as three times width times height.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="options">What counts as found.</param>
    public Detection[] Run(byte[] pixels, int width, int height, DetectionOptions options)
    {
        Detection[] found = new Detection[options.MaxDetections];
        return found[..detect(pixels, width, height, width * 3, PixelFormat.Rgb, found, options)];
    }

    public void Dispose() => network.Dispose();
}
