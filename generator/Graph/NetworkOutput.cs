namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>A result of a network.</summary>
/// <param name="Name">What it is called where the network runs; an identifier, of which no other output has the letters.</param>
internal sealed record NetworkOutput(string Name, Slice Slice);
