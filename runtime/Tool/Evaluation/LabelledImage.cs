namespace ShuffleNet.Compiler.Tool;

/// <summary>The objects of an image, and the boxes that were found in it.</summary>
internal sealed record LabelledImage(IReadOnlyList<LabelledBox> Objects, IReadOnlyList<Detection> Found);
