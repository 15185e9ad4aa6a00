namespace ShuffleNet.Compiler.Tests.Support.Plain;

/// <summary>Element by element.</summary>
internal sealed record PlainSum(string Name, string Left, string Right, string Top) : PlainLayer(Name, [Left, Right], [Top]);
