using System.Diagnostics;

namespace ShuffleNet.Compiler.Samples.ImageNet;

/// <summary>An image file to the logits of the 1,000 classes, by the recipe of the authors' weights.</summary>
internal sealed class Classifier<TNetwork> : IDisposable
    where TNetwork : class, IShuffleNet<TNetwork>
{
    private readonly TNetwork _network;
    private readonly ImagePreprocessor _preprocessor = new(PreprocessOptions.Megvii);
    private readonly float[] _input;
    private readonly float[] _logits = new float[ClassNames.Count];

    public Classifier(TNetwork network)
    {
        _network = network;
        _input = new float[_preprocessor.OutputLength];

        // The first image would have the JIT's work counted in its time.
        const int Side = 256;
        _preprocessor.Run(new byte[Side * Side * 3], Side, Side, Side * 3, PixelFormat.Rgb, _input);
        _network.Run(_input, _logits);
    }

    public ReadOnlySpan<float> Logits => _logits;

    /// <returns>Time of the preprocessing and of the inference.</returns>
    public (TimeSpan Preprocess, TimeSpan Inference) Run(string path)
    {
        Photograph image = Photograph.Read(path);
        long start = Stopwatch.GetTimestamp();
        try
        {
            _preprocessor.Run(image.Pixels, image.Width, image.Height, image.Width * 3, PixelFormat.Rgb, _input);
        }
        catch (ArgumentException exception)
        {
            throw new SampleException(ExitCode.Input, $"{path}: {exception.Message}", exception);
        }

        long middle = Stopwatch.GetTimestamp();
        _network.Run(_input, _logits);
        return (Stopwatch.GetElapsedTime(start, middle), Stopwatch.GetElapsedTime(middle));
    }

    public void Dispose() => _network.Dispose();
}
