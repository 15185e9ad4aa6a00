namespace ShuffleNet.Compiler;

/// <summary>
/// A class with <see cref="ShuffleNetAttribute.Checked"/> touched memory that its layer may not touch: a fault of the compiler.
/// The message names the layer, the kernel, what was touched, and what may be.
/// </summary>
/// <param name="message">Layer, kernel, access, offset and region.</param>
public sealed class MemoryCheckException(string message) : Exception(message);
