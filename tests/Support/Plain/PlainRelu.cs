namespace ShuffleNet.Compiler.Tests.Support.Plain;

/// <summary>In place.</summary>
internal sealed record PlainRelu(string Name, string Blob) : PlainLayer(Name, [Blob], [Blob]);
