namespace ShuffleNet.Compiler.InMemory;

/// <inheritdoc/>
internal sealed class BackboneFactory<T> : NetworkFactory<T>
    where T : class, IShuffleNetBackbone<T>
{
    protected override RunningNetwork Start(T network, float[] input)
    {
        float[][] outputs = [.. T.Stages.Select(stage => new float[stage.Length])];
        Memory<float>[] memories = [.. outputs.Select(output => output.AsMemory())];
        return new RunningNetwork(network, network.Weights, input, outputs, () => network.Run(input, memories));
    }
}
