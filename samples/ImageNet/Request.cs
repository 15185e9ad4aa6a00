namespace ShuffleNet.Compiler.Samples.ImageNet;

/// <summary>What the command line asks for: either images, or a folder and the labels of its images.</summary>
internal sealed record Request(
    string Weights,
    int? Groups,
    string? Classes,
    IReadOnlyList<string> Images,
    string? Folder,
    string? Labels);
