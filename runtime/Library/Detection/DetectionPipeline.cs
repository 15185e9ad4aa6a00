using System.ComponentModel;

namespace ShuffleNet.Compiler;

/// <summary>
/// What one instance of a detector does around its inference: the photograph becomes the input, the results become boxes. One call at a
/// time. Its memory comes with the first call; later ones allocate nothing unless a photograph is larger than all before. Used by
/// generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DetectionPipeline
{
    private static readonly DetectionOptions s_defaults = new();

    private readonly DetectionDecoder _decoder;
    private readonly PreprocessOptions _preprocessing;
    private readonly int[] _lengths;
    private readonly bool[] _wanted;
    private ImagePreprocessor? _preprocessor;
    private Candidates? _candidates;
    private float[] _input = [];
    private float[][] _levels = [];
    private DetectionThresholds _thresholds;
    private int _imageWidth;
    private int _imageHeight;
    private int _isUsed;

    /// <summary>Used by generated code.</summary>
    public DetectionPipeline(
        DetectorKind kind, int classes, IReadOnlyList<DetectionLevel> levels, PreprocessOptions preprocessing, float[]? anchors = null)
    {
        _decoder = DetectionDecoder.Of(kind, levels, classes, anchors ?? []);
        _preprocessing = preprocessing;
        _lengths = [.. levels.Select(level => level.Length)];
        _wanted = new bool[classes];
    }

    /// <summary>What <see cref="Enter"/> made of the photograph.</summary>
    public ReadOnlySpan<float> Input => _input;

    /// <summary>Takes the results of a level.</summary>
    public Span<float> Level(int level) => _levels[level];

    /// <summary>Begins a call, which <see cref="Exit"/> ends: checks the options and reads the photograph.</summary>
    /// <exception cref="ArgumentException">The photograph or an option is not what it should be.</exception>
    /// <exception cref="InvalidOperationException">Another thread is inside Detect of this instance.</exception>
    public void Enter(ReadOnlySpan<byte> pixels, int width, int height, int stride, PixelFormat format, DetectionOptions? options)
    {
        if (Interlocked.Exchange(ref _isUsed, 1) != 0)
        {
            throw new InvalidOperationException(
                "Detect is under way on this instance. An instance serves one thread at a time; give each thread its own with "
                    + "Create(Weights).");
        }

        try
        {
            options ??= s_defaults;
            _thresholds = DetectionThresholds.Of(options, _decoder.Score, _decoder.Overlap, _decoder.Classes);
            Want(options);
            ImagePreprocessor preprocessor = _preprocessor ?? Reserve();
            preprocessor.Run(pixels, width, height, stride, format, _input);
            (_imageWidth, _imageHeight) = (width, height);
        }
        catch
        {
            Exit();
            throw;
        }
    }

    /// <summary>Decodes the levels into boxes of the photograph, by falling score.</summary>
    public DetectionCount Find(Span<Detection> found)
    {
        Candidates candidates = _candidates!;
        candidates.Clear();
        for (int level = 0; level < _levels.Length; level++)
        {
            _decoder.Decode(level, _levels[level], _thresholds.Score, _wanted, candidates);
        }

        ReadOnlySpan<Detection> taken = candidates.Suppress(_thresholds.Overlap, _thresholds.MaxDetections);
        int written = Math.Min(taken.Length, found.Length);
        for (int index = 0; index < written; index++)
        {
            Detection box = taken[index];
            (float left, float top) = _preprocessor!.ToImage(box.Left, box.Top);
            (float right, float bottom) = _preprocessor.ToImage(box.Right, box.Bottom);
            Detection mapped = new(box.Class, box.Score, left, top, right, bottom);
            found[index] = _decoder.ClipsToImage ? mapped.Clip(_imageWidth, _imageHeight) : mapped;
        }

        return new(written, taken.Length);
    }

    /// <summary>Ends a call.</summary>
    public void Exit() => Volatile.Write(ref _isUsed, 0);

    private ImagePreprocessor Reserve()
    {
        ImagePreprocessor preprocessor = new(_preprocessing);
        _input = new float[preprocessor.OutputLength];
        _levels = [.. _lengths.Select(length => new float[length])];
        _candidates = new Candidates();
        return _preprocessor = preprocessor;
    }

    private void Want(DetectionOptions options)
    {
        Array.Fill(_wanted, options.Classes is null);
        for (int index = 0; index < (options.Classes?.Count ?? 0); index++)
        {
            _wanted[options.Classes![index]] = true;
        }
    }
}
