namespace ShuffleNet.Compiler.InMemory;

/// <inheritdoc/>
internal sealed class ClassifierFactory<T> : IRunningNetworkFactory
    where T : class, IShuffleNet<T>
{
    public NetworkDescription Spec => T.Spec;

    public NetworkSummary Summary => T.Summary;

    public RunningNetwork CreateRandom(int seed) => Start(T.CreateRandom(seed));

    public RunningNetwork Load(TensorSource source) => Start(T.Load(source));

    public RunningNetwork Load(string path) => Start(T.Load(path));

    private static RunningNetwork Start(T network)
    {
        float[] input = new float[T.Spec.InputChannels * T.Spec.InputHeight * T.Spec.InputWidth];
        float[] output = new float[T.Spec.Classes];
        return new RunningNetwork(network, network.Weights, input, [output], () => network.Run(input, output));
    }
}
