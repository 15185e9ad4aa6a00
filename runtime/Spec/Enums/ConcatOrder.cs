namespace ShuffleNet.Compiler;

/// <summary>The order of the concatenation that ends a stride-2 unit.</summary>
public enum ConcatOrder
{
    /// <summary>The pooled shortcut, then the branch.</summary>
    ShortcutFirst = 0,

    /// <summary>The branch, then the pooled shortcut.</summary>
    BranchFirst = 1,
}
