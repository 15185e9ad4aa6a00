namespace ShuffleNet.Compiler.Import;

/// <summary>
/// How a view was made. Planes alone would tell what is read, but not that two nodes read halves of one shuffle, which is what lets
/// the compiler fold it.
/// </summary>
internal abstract record ViewOrigin
{
    /// <summary>All channels of a node.</summary>
    public sealed record Whole(NetworkNode Node) : ViewOrigin;

    /// <summary>Views one after the other.</summary>
    public sealed record Joined(IReadOnlyList<ChannelView> Parts) : ViewOrigin;

    /// <summary>Channel c is channel <c>Sources[c]</c> of another view.</summary>
    public sealed record Ordered(ChannelView View, IReadOnlyList<int> Sources) : ViewOrigin;

    /// <summary>Adjacent channels of another view.</summary>
    public sealed record Part(ChannelView View, int First) : ViewOrigin;
}
