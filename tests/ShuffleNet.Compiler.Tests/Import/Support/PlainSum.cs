namespace ShuffleNet.Compiler.Tests.Import.Support;

/// <summary>Element by element.</summary>
internal sealed record PlainSum(string Name, string Left, string Right, string Top) : PlainLayer(Name, [Left, Right], [Top]);
