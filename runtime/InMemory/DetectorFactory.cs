namespace ShuffleNet.Compiler.InMemory;

/// <inheritdoc/>
internal sealed class DetectorFactory<T> : NetworkFactory<T>, IDetectorFactory
    where T : class, IShuffleNetDetector<T>
{
    public RunningDetector LoadDetector(TensorSource source)
    {
        T network = T.Load(source);
        return new RunningDetector(network, network.Detect, T.Kind, T.ClassCount);
    }

    protected override RunningNetwork Start(T network, float[] input)
    {
        float[][] outputs = [.. T.Levels.Select(level => new float[level.Length])];
        Memory<float>[] memories = [.. outputs.Select(output => output.AsMemory())];
        return new RunningNetwork(network, network.Weights, input, outputs, () => network.Run(input, memories));
    }
}
