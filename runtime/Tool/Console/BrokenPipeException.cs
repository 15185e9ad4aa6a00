namespace ShuffleNet.Compiler.Tool;

/// <summary>Whoever read the standard output has closed it.</summary>
internal sealed class BrokenPipeException(IOException inner) : Exception(inner.Message, inner);
