namespace ShuffleNet.Compiler.Import;

/// <summary>The network of a file, whatever its format.</summary>
/// <param name="File">What messages call the file.</param>
/// <param name="Input">The image.</param>
/// <param name="Output">What the network gives back.</param>
/// <param name="Nodes">All nodes in an order in which each reads only those before it.</param>
internal sealed record FileNetwork(string File, InputNode Input, ChannelView Output, IReadOnlyList<NetworkNode> Nodes);
