using System.Text.Json.Serialization;
using ShuffleNet.Compiler.Generator.Plan;

namespace ShuffleNet.Compiler.Tool;

/// <summary>The result of <c>inspect</c>, as JSON has it.</summary>
/// <param name="Source">The file; null for a spec.</param>
/// <param name="Title">The network in words.</param>
/// <param name="Attribute">The attribute that compiles it.</param>
/// <param name="Input">Channels, rows, columns.</param>
/// <param name="Outputs">The same of each output.</param>
/// <param name="MultiplyAdds">Of one inference.</param>
/// <param name="Parameters">After folding.</param>
/// <param name="WeightBytes">Of the packed weights.</param>
/// <param name="ArenaBytes">Of the workspace.</param>
/// <param name="Copies">Layers that only move data.</param>
/// <param name="Arm64InstructionsEstimate">See <see cref="InstructionEstimate"/>.</param>
/// <param name="Layers">In the order in which they run.</param>
/// <param name="Memory">Parts of the workspace.</param>
internal sealed record Inspection(
    FileFacts? Source,
    string Title,
    string Attribute,
    IReadOnlyList<int> Input,
    IReadOnlyList<IReadOnlyList<int>> Outputs,
    long MultiplyAdds,
    long Parameters,
    long WeightBytes,
    long ArenaBytes,
    int Copies,
    long Arm64InstructionsEstimate,
    IReadOnlyList<LayerFigures> Layers,
    IReadOnlyList<MemoryUse> Memory)
{
    /// <summary>How the kernels are computed; null, and not in the JSON, where it was not asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ScheduledKernel>? Schedule { get; init; }

    public static Inspection Of(NetworkInput network)
    {
        NetworkPlan plan = network.Plan;
        IReadOnlyList<LayerFigures> layers = LayerFigures.Of(plan);
        return new Inspection(
            network.Facts(),
            network.Title,
            network.Attribute,
            [plan.Input.Shape.Channels, plan.Input.Shape.Height, plan.Input.Shape.Width],
            [.. plan.Outputs.Select(output =>
                (IReadOnlyList<int>)[output.Type.Shape.Channels, output.Type.Shape.Height, output.Type.Shape.Width])],
            plan.MultiplyAdds,
            plan.Parameters,
            plan.WeightBytes,
            plan.Memory.Length,
            plan.Copies,
            layers.Sum(layer => layer.Arm64InstructionsEstimate),
            layers,
            MemoryUse.Of(plan));
    }
}
