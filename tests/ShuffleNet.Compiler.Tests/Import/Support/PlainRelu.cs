namespace ShuffleNet.Compiler.Tests.Import.Support;

/// <summary>In place.</summary>
internal sealed record PlainRelu(string Name, string Blob) : PlainLayer(Name, [Blob], [Blob]);
