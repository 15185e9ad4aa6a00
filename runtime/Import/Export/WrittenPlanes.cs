namespace ShuffleNet.Compiler.Import;

/// <summary>The result of a node that was written, with the shape that the next node needs.</summary>
internal sealed record WrittenPlanes(string Name, int Channels, int Height, int Width);
