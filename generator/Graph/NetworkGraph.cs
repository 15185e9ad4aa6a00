namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// A network as nodes in the order in which they run. Immutable; every tensor has a static shape. The input tensor is
/// <see cref="Input"/>; the network's result is all of <see cref="Output"/>.
/// </summary>
internal sealed record NetworkGraph(Slice Input, Slice Output, IReadOnlyList<Node> Nodes)
{
    /// <summary>The nodes that read any channel of a tensor.</summary>
    public IEnumerable<Node> Readers(string tensor) => Nodes.Where(node => node.Inputs.Any(input => input.Tensor == tensor));

    /// <summary>The nodes that write any channel of a tensor: one, or several after a concatenation was eliminated.</summary>
    public IEnumerable<Node> Writers(string tensor) => Nodes.Where(node => node.Output.Tensor == tensor);

    /// <summary>The one node that reads this slice, when there is no other and the slice is not the result.</summary>
    public Node? OnlyReader(Slice slice) =>
        slice.Tensor == Output.Tensor ? null : Readers(slice.Tensor).ToList() is [Node reader] ? reader : null;

    /// <summary>The one node that writes exactly this slice.</summary>
    public Node? WriterOf(Slice slice) => Nodes.SingleOrDefault(node => node.Output == slice);
}
