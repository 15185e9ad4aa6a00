namespace ShuffleNet.Compiler.InMemory;

/// <inheritdoc/>
internal sealed class DetectorFactory<T> : NetworkFactory<T>
    where T : class, IShuffleNetDetector<T>
{
    protected override RunningNetwork Start(T network, float[] input)
    {
        float[][] outputs = [.. T.Levels.Select(level => new float[level.Length])];
        Memory<float>[] memories = [.. outputs.Select(output => output.AsMemory())];
        return new RunningNetwork(network, network.Weights, input, outputs, () => network.Run(input, memories));
    }
}
