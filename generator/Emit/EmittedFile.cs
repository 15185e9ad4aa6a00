namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>One generated file.</summary>
internal sealed record EmittedFile(string HintName, string Source);
