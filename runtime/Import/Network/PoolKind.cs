namespace ShuffleNet.Compiler.Import;

/// <summary>What a pool makes of a window.</summary>
internal enum PoolKind
{
    /// <summary>The largest element.</summary>
    Maximum,

    /// <summary>The average of the elements that lie in the input.</summary>
    AverageOfValid,

    /// <summary>The average of the elements that lie in the input or in its padding.</summary>
    AverageOfPadded,
}
