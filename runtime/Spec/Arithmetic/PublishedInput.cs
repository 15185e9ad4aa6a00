namespace ShuffleNet.Compiler;

/// <summary>The images that the papers' networks take.</summary>
internal static class PublishedInput
{
    /// <summary>Rows and columns.</summary>
    public const int Side = 224;
}
