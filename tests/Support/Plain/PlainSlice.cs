namespace ShuffleNet.Compiler.Tests.Support.Plain;

/// <summary>Halves of the channels.</summary>
internal sealed record PlainSlice(string Name, string Bottom, string First, string Second, int Half)
    : PlainLayer(Name, [Bottom], [First, Second]);
