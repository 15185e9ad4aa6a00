namespace ShuffleNet.Compiler;

/// <summary>Which of a version's published networks a spec begins with.</summary>
/// <param name="Scale">V1 and V2: the factor s of "ShuffleNet s x".</param>
/// <param name="Size">V2+: small, medium or large.</param>
internal sealed record PublishedSize(double Scale, NetworkSize Size)
{
    /// <summary>What an attribute means that says neither.</summary>
    public static PublishedSize Default { get; } = new(1, NetworkSize.Medium);

    public static PublishedSize Of(double scale) => Default with { Scale = scale };

    public static PublishedSize Of(NetworkSize size) => Default with { Size = size };
}
