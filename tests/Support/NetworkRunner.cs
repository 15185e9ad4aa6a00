namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>A compiled network behind an interface without static members, for tests that compile it at run time.</summary>
public interface INetworkRunner
{
    NetworkSummary Summary { get; }

    NetworkSpec Spec { get; }

    float[] Run(TensorSource weights, ReadOnlySpan<float> input);

    /// <summary>The largest output's index for each input.</summary>
    int[] Predict(TensorSource weights, IReadOnlyList<float[]> inputs);

    /// <summary>Bytes that a run allocates, the least of a few runs after the first.</summary>
    long AllocatedByRun(ReadOnlySpan<float> input);
}

/// <inheritdoc/>
public sealed class NetworkRunner<T> : INetworkRunner
    where T : class, IShuffleNet<T>
{
    public NetworkSummary Summary => T.Summary;

    public NetworkSpec Spec => T.Spec;

    public float[] Run(TensorSource weights, ReadOnlySpan<float> input)
    {
        using T network = T.Load(weights);
        float[] output = new float[OutputLength];
        network.Run(input, output);
        return output;
    }

    public int[] Predict(TensorSource weights, IReadOnlyList<float[]> inputs)
    {
        using T network = T.Load(weights);
        float[] output = new float[OutputLength];
        int[] predictions = new int[inputs.Count];
        for (int index = 0; index < predictions.Length; index++)
        {
            network.Run(inputs[index], output);
            predictions[index] = Array.IndexOf(output, output.Max());
        }

        return predictions;
    }

    public long AllocatedByRun(ReadOnlySpan<float> input)
    {
        using T network = T.CreateRandom(1);
        float[] output = new float[OutputLength];
        float[] values = input.ToArray();
        return Allocations.Minimum(() => network.Run(values, output));
    }

    private static int OutputLength => (int)typeof(T).GetField("OutputLength")!.GetRawConstantValue()!;
}
