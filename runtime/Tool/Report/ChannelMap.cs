namespace ShuffleNet.Compiler.Tool;

/// <summary>Channels in several orders, one row each, and which stand for which between neighbouring rows.</summary>
/// <param name="Where">What became of the shuffle, in words.</param>
/// <param name="Rows">From the top.</param>
internal sealed record ChannelMap(string Where, IReadOnlyList<ChannelRow> Rows)
{
    /// <summary>Equal for maps that look alike.</summary>
    public string Signature => Where + string.Join('|', Rows.Select(row =>
        $"{row.Title} {row.Count} {row.Groups} {string.Join(' ', row.Colours)} {string.Join(' ', row.Below)}"));
}
