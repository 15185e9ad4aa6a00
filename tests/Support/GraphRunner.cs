namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>The class of a graph or of a detector, called by what both have.</summary>
/// <param name="type">The class.</param>
/// <param name="lengths">Floats of each output.</param>
internal sealed class GraphRunner(Type type, IReadOnlyList<int> lengths)
{
    private delegate void Inference(ReadOnlySpan<float> input, ReadOnlySpan<Memory<float>> outputs);

    public NetworkSummary Summary { get; } = (NetworkSummary)type.GetProperty("Summary")!.GetValue(null)!;

    /// <summary>What each output holds after an inference.</summary>
    public float[][] Run(TensorSource weights, ReadOnlySpan<float> input)
    {
        float[][] outputs = [.. lengths.Select(length => new float[length])];
        using IDisposable network = type.GetMethod("Load", [typeof(TensorSource)])!.CreateDelegate<Func<TensorSource, IDisposable>>()(
            weights);
        Bind(network)(input, [.. outputs.Select(output => output.AsMemory())]);
        return outputs;
    }

    /// <summary>An inference whose first output begins a number of floats behind the beginning of the input, or before it.</summary>
    /// <returns>What each output holds afterwards.</returns>
    public float[][] RunOverlapping(TensorSource weights, ReadOnlySpan<float> input, int distance)
    {
        int before = Math.Max(0, -distance);
        float[] memory = new float[before + Math.Max(input.Length, distance + lengths[0])];
        input.CopyTo(memory.AsSpan(before));
        Memory<float>[] outputs =
        [
            memory.AsMemory(before + distance, lengths[0]), .. lengths.Skip(1).Select(length => new float[length].AsMemory()),
        ];
        using IDisposable network = type.GetMethod("Load", [typeof(TensorSource)])!.CreateDelegate<Func<TensorSource, IDisposable>>()(
            weights);
        Bind(network)(memory.AsSpan(before, input.Length), outputs);
        return [.. outputs.Select(output => output.ToArray())];
    }

    private Inference Bind(IDisposable network) =>
        type.GetMethod("Run", [typeof(ReadOnlySpan<float>), typeof(ReadOnlySpan<Memory<float>>)])!.CreateDelegate<Inference>(network);
}
