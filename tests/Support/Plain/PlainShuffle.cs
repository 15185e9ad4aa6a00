namespace ShuffleNet.Compiler.Tests.Support.Plain;

/// <summary>Channels as so many rows, transposed.</summary>
internal sealed record PlainShuffle(string Name, string Bottom, string Top, int Groups) : PlainLayer(Name, [Bottom], [Top]);
