namespace ShuffleNet.Compiler.Samples.Fashion;

/// <summary>A fault of the test images, told in one line.</summary>
internal sealed class SampleException(string message, Exception? inner = null) : Exception(message, inner);
