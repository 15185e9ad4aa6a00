namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>A constant argument of a call.</summary>
/// <param name="Name">Of the parameter.</param>
internal readonly record struct CallNumber(string Name, int Value);
