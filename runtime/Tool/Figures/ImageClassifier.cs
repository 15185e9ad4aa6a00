using System.Diagnostics;
using ShuffleNet.Compiler.InMemory;

namespace ShuffleNet.Compiler.Tool;

/// <summary>Files of images to their best classes.</summary>
internal sealed class ImageClassifier : IDisposable
{
    private readonly RunningNetwork _network;
    private readonly ImagePreparation _preparation;
    private readonly Labels _labels;
    private readonly int _top;
    private readonly bool _hasSoftmax;

    private ImageClassifier(RunningNetwork network, ImagePreparation preparation, Labels labels, int top, bool hasSoftmax)
    {
        _network = network;
        _preparation = preparation;
        _labels = labels;
        _top = top;
        _hasSoftmax = hasSoftmax;

        // The first inference would have the JIT's work counted in its time.
        _network.Run();
    }

    public static ImageClassifier Create(Screen screen, NetworkInput network, ImagePreparation preparation, Labels labels, int top)
    {
        RunningNetwork running = screen.Progress("compiling", _ => network.Start());
        return new ImageClassifier(running, preparation, labels, top, network.Spec.Softmax);
    }

    /// <exception cref="ToolException">The file is missing, no image, or smaller than the crop.</exception>
    public ClassifiedImage Run(string path)
    {
        _preparation.Run(path, _network.Input);
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
        IEnumerable<RankedClass> classes = best.Select(found =>
            new RankedClass(found.Class, _labels[found.Class], found.Score, probabilities[found.Class]));
        return new ClassifiedImage(path, milliseconds, [.. classes]);
    }

    public void Dispose() => _network.Dispose();
}
