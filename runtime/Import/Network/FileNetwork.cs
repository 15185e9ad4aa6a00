namespace ShuffleNet.Compiler.Import;

/// <summary>The network of a file, whatever its format.</summary>
/// <param name="File">What messages call the file.</param>
/// <param name="Input">The image.</param>
/// <param name="Results">What the network gives back, in the order of the file; at least one.</param>
/// <param name="Nodes">All nodes in an order in which each reads only those before it.</param>
internal sealed record FileNetwork(string File, InputNode Input, IReadOnlyList<FileResult> Results, IReadOnlyList<NetworkNode> Nodes)
{
    /// <summary>A network of one result.</summary>
    public FileNetwork(string file, InputNode input, ChannelView output, IReadOnlyList<NetworkNode> nodes)
        : this(file, input, [new FileResult("output", output)], nodes)
    {
    }
}
