namespace ShuffleNet.Compiler;

/// <summary>Where the last ReLU of a stride-2 unit stands.</summary>
public enum StridedReluPlacement
{
    /// <summary>After the concatenation.</summary>
    AfterConcat = 0,

    /// <summary>On the branch, before the concatenation.</summary>
    OnBranch = 1,
}
