namespace ShuffleNet.Compiler.Tests.Support.Plain;

/// <summary>Over the classes.</summary>
internal sealed record PlainSoftmax(string Name, string Bottom, string Top) : PlainLayer(Name, [Bottom], [Top]);
