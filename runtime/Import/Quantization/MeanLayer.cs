namespace ShuffleNet.Compiler.Import;

/// <summary>The mean of every plane of values that are never negative.</summary>
internal sealed class MeanLayer(int index, int inputArea, IReadOnlyList<ChannelPlane> input)
    : Layer(index, "mean", (input.Count, 1, 1), input)
{
    public int InputArea { get; } = inputArea;
}
