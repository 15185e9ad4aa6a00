namespace ShuffleNet.Compiler.Import;

/// <summary>A maximum or average pool of values that are never negative.</summary>
internal sealed class PoolLayer(
    int index, string name, (int Channels, int Height, int Width) shape, IReadOnlyList<ChannelPlane> input, LayerWindow window)
    : Layer(index, name, shape, input)
{
    public LayerWindow Window { get; } = window;

    /// <summary>What an average divides by at the border; null makes it a maximum.</summary>
    public AverageDivisor? Divisor { get; init; }

    /// <summary>What the sum of a window is divided by.</summary>
    /// <param name="row">Of the result.</param>
    /// <param name="column">Of the result.</param>
    /// <param name="valid">Elements of the plane in the window.</param>
    public int Count(int row, int column, int valid) =>
        Divisor == AverageDivisor.ValidElements ? valid : Window.Padded(row, column);
}
