using Microsoft.ML.OnnxRuntime;

namespace ShuffleNet.Compiler.Tests.Support.Onnx;

/// <summary>
/// A model with one float32 input and one float32 output in ONNX Runtime on the CPU. The buffers are made once, so that
/// <see cref="Run()"/> measures nothing but the inference.
/// </summary>
internal sealed class OnnxSession : IDisposable
{
    private readonly SessionOptions _options;
    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();
    private readonly OrtValue _input;
    private readonly OrtValue _output;
    private readonly float[] _inputValues;
    private readonly float[] _outputValues;

    /// <param name="model">The bytes of an .onnx file whose shapes are all fixed.</param>
    /// <param name="threads">Threads inside an operator; operators run one after another.</param>
    public OnnxSession(byte[] model, int threads = 1)
    {
        _options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        _session = new InferenceSession(model, _options);
        (_inputValues, _input) = Buffer(_session.InputMetadata.Single().Value);
        (_outputValues, _output) = Buffer(_session.OutputMetadata.Single().Value);
    }

    /// <summary>Planar (NCHW); written before <see cref="Run()"/>.</summary>
    public Span<float> Input => _inputValues;

    /// <summary>Read after <see cref="Run()"/>.</summary>
    public ReadOnlySpan<float> Output => _outputValues;

    /// <summary>One inference from <see cref="Input"/> to <see cref="Output"/>.</summary>
    public void Run() => _session.Run(_run, _session.InputNames, [_input], _session.OutputNames, [_output]);

    /// <summary>One inference.</summary>
    /// <param name="input">Planar (NCHW), as long as the model's input.</param>
    public float[] Run(ReadOnlySpan<float> input)
    {
        input.CopyTo(Input);
        Run();
        return [.. _outputValues];
    }

    public void Dispose()
    {
        _output.Dispose();
        _input.Dispose();
        _run.Dispose();
        _session.Dispose();
        _options.Dispose();
    }

    private static (float[] Values, OrtValue Tensor) Buffer(NodeMetadata metadata)
    {
        long[] shape = Array.ConvertAll(metadata.Dimensions, extent => (long)extent);
        var values = new float[shape.Aggregate(1L, (product, extent) => product * extent)];
        return (values, OrtValue.CreateTensorValueFromMemory(values, shape));
    }
}
