namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>Where a unit stands in the network.</summary>
/// <param name="Name">Of the unit's nodes, such as <c>stage2.1</c>.</param>
/// <param name="Weights">The beginning of its tensors' names in a file.</param>
/// <param name="Stage">Counted from 2.</param>
/// <param name="Index">Counts the units of the network, from 0.</param>
/// <param name="Channels">What it puts out.</param>
/// <param name="Kernel">Of its depthwise convolutions.</param>
/// <param name="Stride">Of its depthwise convolutions.</param>
internal sealed record UnitPlace(string Name, string Weights, int Stage, int Index, int Channels, int Kernel, int Stride)
{
    /// <summary>Whether it is the first unit of the network.</summary>
    public bool IsFirst => Index == 0;
}
