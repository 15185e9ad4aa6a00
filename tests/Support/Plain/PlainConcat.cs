namespace ShuffleNet.Compiler.Tests.Support.Plain;

/// <summary>Channels one after another.</summary>
internal sealed record PlainConcat(string Name, string Left, string Right, string Top) : PlainLayer(Name, [Left, Right], [Top]);
