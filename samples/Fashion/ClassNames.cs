namespace ShuffleNet.Compiler.Samples.Fashion;

/// <summary>The ten classes of Fashion-MNIST, in the order of its labels and of the network's outputs.</summary>
internal static class ClassNames
{
    /// <summary>Characters of the longest name.</summary>
    public const int Width = 10;

    public static IReadOnlyList<string> All { get; } =
        ["t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle-boot"];
}
