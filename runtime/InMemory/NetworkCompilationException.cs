namespace ShuffleNet.Compiler.InMemory;

/// <summary>A spec does not compile. The message is that of the first diagnostic, with its number.</summary>
internal sealed class NetworkCompilationException(string message) : Exception(message);
