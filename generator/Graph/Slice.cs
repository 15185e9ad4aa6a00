namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// What a node reads or writes: adjacent channels of a tensor. Nodes start out with whole tensors; eliminating a
/// concatenation makes its operands slices of its result.
/// </summary>
/// <param name="Tensor">The tensor's name.</param>
/// <param name="First">The first channel.</param>
/// <param name="Type">Of what is taken: the tensor's, with as many channels.</param>
internal sealed record Slice(string Tensor, int First, TensorType Type)
{
    /// <summary>The channels taken, and the tensor's rows and columns.</summary>
    public TensorShape Shape
    {
        get => Type.Shape;
        init => Type = Type with { Shape = value };
    }

    public int End => First + Shape.Channels;

    public override string ToString() => First == 0 ? Tensor : Text.Of($"{Tensor}+{First}");
}
