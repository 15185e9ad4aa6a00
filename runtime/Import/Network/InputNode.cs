namespace ShuffleNet.Compiler.Import;

/// <summary>The image.</summary>
internal sealed class InputNode(string name, int channels, int height, int width) : NetworkNode(name, channels, height, width);
