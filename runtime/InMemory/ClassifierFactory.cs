namespace ShuffleNet.Compiler.InMemory;

/// <inheritdoc/>
internal sealed class ClassifierFactory<T> : NetworkFactory<T>
    where T : class, IShuffleNet<T>
{
    protected override RunningNetwork Start(T network, float[] input)
    {
        float[] output = new float[T.Spec.Classes];
        return new RunningNetwork(network, network.Weights, input, [output], () => network.Run(input, output));
    }
}
