namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>A compiled backbone behind an interface without static members, for tests that compile it at run time.</summary>
public interface IBackboneRunner
{
    NetworkSummary Summary { get; }

    IReadOnlyList<StageShape> Stages { get; }

    /// <summary>What each stage puts out.</summary>
    float[][] Run(TensorSource weights, ReadOnlySpan<float> input);

    /// <summary>As <see cref="Run"/>, where the outputs lie in one memory with values between them.</summary>
    /// <returns>Whether a value between them changed.</returns>
    bool WritesOutside(TensorSource weights, ReadOnlySpan<float> input);

    /// <summary>Bytes that a run allocates, the least of a few runs after the first.</summary>
    long AllocatedByRun(ReadOnlySpan<float> input);
}
