namespace ShuffleNet.Compiler;

/// <summary>
/// How many channels the bottleneck of a unit has. A quarter is rounded down to a multiple of the groups, and is at least one
/// multiple.
/// </summary>
public enum BottleneckRule
{
    /// <summary>A quarter of what the branch adds: (out - in) / 4 in a stride-2 unit, out / 4 in a stride-1 unit.</summary>
    QuarterOfBranch = 0,

    /// <summary>A quarter of the unit's output channels, out / 4, in every unit.</summary>
    QuarterOfUnit = 1,

    /// <summary>As many as the branch adds: out - in in a stride-2 unit, out in a stride-1 unit; that is, no bottleneck.</summary>
    Branch = 2,
}
