namespace ShuffleNet.Compiler.Import;

/// <summary>The end of a unit that concatenates.</summary>
/// <param name="BranchFirst">Whether the branch comes first; otherwise the shortcut does.</param>
/// <param name="ReluOnBranch">Whether the last ReLU stands on the branch; otherwise it comes after the concatenation.</param>
/// <param name="Node">The node that shows it.</param>
internal sealed record ConcatMatch(bool BranchFirst, bool ReluOnBranch, string Node);
