namespace ShuffleNet.Compiler.Samples.ImageNet;

// Stands in for the generator's output; to be deleted when it emits the two classes.

internal sealed partial class Network05G3 : IShuffleNet<Network05G3>
{
    public static NetworkSummary Summary => throw new NotImplementedException();

    public PackedWeights Weights => throw new NotImplementedException();

    public static Network05G3 Load(string path) => throw new NotImplementedException();

    public static Network05G3 Load(Stream stream) => throw new NotImplementedException();

    public static Network05G3 Load(TensorSource source) => throw new NotImplementedException();

    public static Network05G3 CreateRandom(int seed) => throw new NotImplementedException();

    public static Network05G3 Create(PackedWeights weights) => throw new NotImplementedException();

    public void Run(ReadOnlySpan<float> input, Span<float> output) => throw new NotImplementedException();

    public void Dispose()
    {
    }
}

internal sealed partial class Network05G8 : IShuffleNet<Network05G8>
{
    public static NetworkSummary Summary => throw new NotImplementedException();

    public PackedWeights Weights => throw new NotImplementedException();

    public static Network05G8 Load(string path) => throw new NotImplementedException();

    public static Network05G8 Load(Stream stream) => throw new NotImplementedException();

    public static Network05G8 Load(TensorSource source) => throw new NotImplementedException();

    public static Network05G8 CreateRandom(int seed) => throw new NotImplementedException();

    public static Network05G8 Create(PackedWeights weights) => throw new NotImplementedException();

    public void Run(ReadOnlySpan<float> input, Span<float> output) => throw new NotImplementedException();

    public void Dispose()
    {
    }
}
