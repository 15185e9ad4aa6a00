namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// A network as nodes in the order in which they run. Immutable; every tensor has a static shape. The input tensor is
/// <see cref="Input"/>; the network's results are all of <see cref="Outputs"/>.
/// </summary>
internal sealed record NetworkGraph(Slice Input, IReadOnlyList<NetworkOutput> Outputs, IReadOnlyList<Node> Nodes)
{
    /// <summary>Tensors that are read without being computed, by name.</summary>
    public IReadOnlyDictionary<string, ChannelView> Views { get; init; } = new Dictionary<string, ChannelView>();

    /// <summary>Beginnings of the names of tensors that a file of the whole network has and this part of it does not need.</summary>
    public EquatableArray<string> IgnoredPrefixes { get; init; }

    /// <summary>The nodes that read any channel of a tensor under its own name.</summary>
    public IEnumerable<Node> Readers(string tensor) => Nodes.Where(node => node.Inputs.Any(input => input.Tensor == tensor));

    /// <summary>The nodes that write any channel of a tensor: one, or several after a concatenation was eliminated.</summary>
    public IEnumerable<Node> Writers(string tensor) => Nodes.Where(node => node.Output.Tensor == tensor);

    /// <summary>Whether any channel of a tensor is a result under the tensor's own name.</summary>
    public bool IsOutput(string tensor) => Outputs.Any(output => output.Slice.Tensor == tensor);

    /// <summary>The one node that reads this slice, when there is no other and the slice is not a result.</summary>
    public Node? OnlyReader(Slice slice) =>
        IsOutput(slice.Tensor) ? null : Readers(slice.Tensor).ToList() is [Node reader] ? reader : null;

    /// <summary>The one node that writes exactly this slice.</summary>
    public Node? WriterOf(Slice slice) => Nodes.SingleOrDefault(node => node.Output == slice);

    /// <summary>A name that no node and no tensor has yet, which begins as asked.</summary>
    public string Unused(string name)
    {
        string unused = name;
        for (int count = 2; Nodes.Any(node => node.Name == unused || node.Output.Tensor == unused) || Views.ContainsKey(unused); count++)
        {
            unused = Text.Of($"{name}{count}");
        }

        return unused;
    }

    /// <summary>Channels of a computed tensor, or of the input.</summary>
    public int ChannelCount(string tensor) => tensor == Input.Tensor
        ? Input.Shape.Channels
        : Writers(tensor).Max(writer => writer.Output.End);

    /// <summary>The computed channels behind a slice, in its order.</summary>
    public IReadOnlyList<ChannelSource> Sources(Slice slice) =>
        [.. Enumerable.Range(slice.First, slice.Shape.Channels).Select(channel =>
            Views.TryGetValue(slice.Tensor, out ChannelView view) ? view.Channels[channel] : new ChannelSource(slice.Tensor, channel))];

    /// <summary>The computed tensors behind the tensor of a slice.</summary>
    public IEnumerable<string> Tensors(Slice slice) => Views.TryGetValue(slice.Tensor, out ChannelView view)
        ? view.Tensors
        : [slice.Tensor];
}
