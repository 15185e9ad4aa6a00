namespace ShuffleNet.Compiler.Tests.Support;

/// <inheritdoc/>
public sealed class BackboneRunner<T> : IBackboneRunner
    where T : class, IShuffleNetBackbone<T>
{
    private const float Guard = -12345;

    private const int Margin = 64;

    public NetworkSummary Summary => T.Summary;

    public IReadOnlyList<StageShape> Stages => T.Stages;

    public float[][] Run(TensorSource weights, ReadOnlySpan<float> input)
    {
        using T network = T.Load(weights);
        float[][] outputs = [.. T.Stages.Select(stage => new float[stage.Length])];
        network.Run(input, [.. outputs.Select(output => output.AsMemory())]);
        return outputs;
    }

    public bool WritesOutside(TensorSource weights, ReadOnlySpan<float> input)
    {
        using T network = T.Load(weights);
        float[] memory = new float[T.Stages.Sum(stage => stage.Length + Margin) + Margin];
        Array.Fill(memory, Guard);
        List<Memory<float>> outputs = [];
        int start = Margin;
        foreach (StageShape stage in T.Stages)
        {
            outputs.Add(memory.AsMemory(start, stage.Length));
            start += stage.Length + Margin;
        }

        network.Run(input, [.. outputs]);
        outputs.ForEach(output => output.Span.Fill(Guard));
        return memory.Any(value => value != Guard);
    }

    public long AllocatedByRun(ReadOnlySpan<float> input)
    {
        using T network = T.CreateRandom(1);
        Memory<float>[] outputs = [.. T.Stages.Select(stage => new float[stage.Length].AsMemory())];
        float[] values = input.ToArray();
        return Allocations.Minimum(() => network.Run(values, outputs));
    }
}
