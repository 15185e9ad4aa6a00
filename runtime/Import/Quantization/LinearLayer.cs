namespace ShuffleNet.Compiler.Import;

/// <summary>The classifier.</summary>
internal sealed class LinearLayer(int index, string name, int classes, bool bias, IReadOnlyList<ChannelPlane> input)
    : Layer(index, name, (classes, 1, 1), input)
{
    public bool Bias { get; } = bias;
}
