namespace ShuffleNet.Compiler.Import;

/// <summary>
/// Something that computes a tensor of a network as it is quantised: batch normalisation and ReLU are part of the convolution, and
/// what moves channels is part of the list of planes that a layer reads.
/// </summary>
/// <param name="index">Its place in the order in which layers run.</param>
/// <param name="name">The beginning of its tensors' names in a file.</param>
/// <param name="shape">Of its result: channels, rows, columns.</param>
/// <param name="input">The planes that it reads, all of one size; empty for the image.</param>
internal abstract class Layer(int index, string name, (int Channels, int Height, int Width) shape, IReadOnlyList<ChannelPlane> input)
{
    public int Index { get; } = index;

    public string Name { get; } = name;

    public (int Channels, int Height, int Width) Shape { get; } = shape;

    public int Channels => Shape.Channels;

    /// <summary>Elements of a plane.</summary>
    public int Area => Shape.Height * Shape.Width;

    public int Length => Channels * Area;

    public IReadOnlyList<ChannelPlane> Input { get; } = input;

    /// <summary>All planes that it reads, those that it adds too.</summary>
    public virtual IEnumerable<ChannelPlane> Reads => Input;
}
