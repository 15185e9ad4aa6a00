using ShuffleNet.Compiler.Generator.Plan;

namespace ShuffleNet.Compiler.Tool;

/// <summary>A part of the workspace and the layers between which it is in use.</summary>
/// <param name="Tensors">What stands there, one after the other.</param>
/// <param name="OffsetBytes">From the beginning of the workspace.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="First">Index of the layer that first writes it.</param>
/// <param name="Last">Index of the layer that last reads it.</param>
/// <param name="FirstLayer">Its name.</param>
/// <param name="LastLayer">Its name.</param>
internal sealed record MemoryUse(
    IReadOnlyList<string> Tensors, long OffsetBytes, long Bytes, int First, int Last, string FirstLayer, string LastLayer)
{
    /// <summary>All parts, in the order in which they are first written.</summary>
    public static IReadOnlyList<MemoryUse> Of(NetworkPlan plan) =>
    [
        .. plan.Memory.Regions.Select(region => new MemoryUse(
            [.. region.Tensors],
            region.Offset,
            region.Length,
            region.FirstStep,
            region.LastStep,
            plan.Steps[region.FirstStep].Name,
            plan.Steps[region.LastStep].Name)),
    ];

    /// <summary>The layers as a line: a mark for each in which the part is in use.</summary>
    public string Bar(int layers) => new string('.', First) + new string('#', Last - First + 1) + new string('.', layers - Last - 1);
}
