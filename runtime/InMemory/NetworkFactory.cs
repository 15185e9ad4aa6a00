namespace ShuffleNet.Compiler.InMemory;

/// <summary>What classifiers and backbones have in common; they differ in how an instance runs.</summary>
internal abstract class NetworkFactory<T> : IRunningNetworkFactory
    where T : class, ISpecifiedNetwork<T>
{
    public NetworkSpec Spec => T.Spec;

    public NetworkSummary Summary => T.Summary;

    public RunningNetwork CreateRandom(int seed) => Start(T.CreateRandom(seed));

    public RunningNetwork Load(TensorSource source) => Start(T.Load(source));

    public RunningNetwork Load(string path) => Start(T.Load(path));

    /// <param name="network">The instance.</param>
    /// <param name="input">As long as its input.</param>
    protected abstract RunningNetwork Start(T network, float[] input);

    private RunningNetwork Start(T network) => Start(network, new float[T.Spec.InputChannels * T.Spec.InputHeight * T.Spec.InputWidth]);
}
