namespace ShuffleNet.Compiler.Import;

/// <summary>What passes the branch of a V2 unit by.</summary>
/// <param name="Output">Its channels.</param>
/// <param name="Depthwise">Null where they pass as they are.</param>
/// <param name="Pointwise">Null where they pass as they are.</param>
internal sealed record SplitShortcut(ChannelView Output, FoldedConvolution? Depthwise, FoldedConvolution? Pointwise);
