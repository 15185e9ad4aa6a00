using System.Diagnostics;
using ShuffleNet.Compiler.InMemory;

namespace ShuffleNet.Compiler.Tool;

/// <summary>Files of images to their best classes.</summary>
internal sealed class ImageClassifier : IDisposable
{
    private readonly RunningNetwork _network;
    private readonly ImagePreprocessor _preprocessor;
    private readonly Labels _labels;
    private readonly int _top;
    private readonly bool _hasSoftmax;

    private ImageClassifier(RunningNetwork network, ImagePreprocessor preprocessor, Labels labels, int top, bool hasSoftmax)
    {
        _network = network;
        _preprocessor = preprocessor;
        _labels = labels;
        _top = top;
        _hasSoftmax = hasSoftmax;

        // The first inference would have the JIT's work counted in its time.
        _network.Run();
    }

    /// <exception cref="ToolException">The recipe does not fit the network.</exception>
    public static ImageClassifier Create(Screen screen, NetworkInput network, PreprocessOptions recipe, Labels labels, int top)
    {
        ImagePreprocessor preprocessor;
        try
        {
            preprocessor = new ImagePreprocessor(recipe);
        }
        catch (ArgumentException exception)
        {
            throw new ToolException(ExitCode.Usage, $"preprocessing: {exception.Message}", exception);
        }

        RunningNetwork running = screen.Progress("compiling", _ => network.Start());
        return new ImageClassifier(running, preprocessor, labels, top, network.Spec.Softmax);
    }

    /// <exception cref="ToolException">The file is missing, no image, or smaller than the crop.</exception>
    public ClassifiedImage Run(string path)
    {
        Photograph image = Photograph.Read(path);
        try
        {
            _preprocessor.Run(image.Pixels, image.Width, image.Height, image.Width * 3, PixelFormat.Rgb, _network.Input);
        }
        catch (ArgumentException exception)
        {
            throw new ToolException(ExitCode.Input, $"{path}: {exception.Message}", exception);
        }

        long start = Stopwatch.GetTimestamp();
        _network.Run();
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        ReadOnlySpan<float> outputs = _network.Output;
        float[] probabilities = outputs.ToArray();
        if (!_hasSoftmax)
        {
            Scores.Softmax(probabilities, probabilities);
        }

        ClassScore[] best = new ClassScore[_top];
        best = best[..Scores.Top(outputs, best)];
        return new ClassifiedImage(
            path, milliseconds, [.. best.Select(found => new RankedClass(found.Class, _labels[found.Class], found.Score, probabilities[found.Class]))]);
    }

    public void Dispose() => _network.Dispose();
}
