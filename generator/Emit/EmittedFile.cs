namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>One file of generated source.</summary>
/// <param name="HintName">Its name, unique in the assembly; ends in .g.cs.</param>
/// <param name="Source">Its text, lines ending in \n.</param>
internal sealed record EmittedFile(string HintName, string Source);
