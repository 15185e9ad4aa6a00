namespace ShuffleNet.Compiler.Import;

/// <summary>A result of the network of a file.</summary>
/// <param name="Name">What the file calls it.</param>
/// <param name="View">What it is; plane after plane these are the elements in the order of the file.</param>
internal sealed record FileResult(string Name, ChannelView View);
