namespace ShuffleNet.Compiler.InMemory;

/// <inheritdoc/>
internal sealed class BackboneFactory<T> : IRunningNetworkFactory
    where T : class, IShuffleNetBackbone<T>
{
    public NetworkDescription Spec => T.Spec;

    public NetworkSummary Summary => T.Summary;

    public RunningNetwork CreateRandom(int seed) => Start(T.CreateRandom(seed));

    public RunningNetwork Load(TensorSource source) => Start(T.Load(source));

    public RunningNetwork Load(string path) => Start(T.Load(path));

    private static RunningNetwork Start(T network)
    {
        float[] input = new float[T.Spec.InputChannels * T.Spec.InputHeight * T.Spec.InputWidth];
        float[][] outputs = [.. T.Stages.Select(stage => new float[stage.Length])];
        Memory<float>[] memories = [.. outputs.Select(output => output.AsMemory())];
        return new RunningNetwork(network, network.Weights, input, outputs, () => network.Run(input, memories));
    }
}
