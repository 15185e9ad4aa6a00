namespace ShuffleNet.Compiler.Tool;

/// <summary>What a found box turned out to be.</summary>
internal enum BoxMatch
{
    /// <summary>It is no labelled object.</summary>
    Wrong,

    /// <summary>It is a labelled object.</summary>
    Right,

    /// <summary>It counts neither way: it is in a crowd, or of another size than those that are asked for.</summary>
    Ignored,
}
