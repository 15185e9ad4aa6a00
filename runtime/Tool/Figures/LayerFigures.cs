using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Plan;

namespace ShuffleNet.Compiler.Tool;

/// <summary>One layer in numbers.</summary>
/// <param name="Name">Its place, such as <c>stage2.1.pw1</c>.</param>
/// <param name="Kind">What it computes.</param>
/// <param name="Input">Channels x rows x columns.</param>
/// <param name="Output">Channels x rows x columns.</param>
/// <param name="Folded">What else happens in it.</param>
/// <param name="MultiplyAdds">Of one inference.</param>
/// <param name="Parameters">Weights and biases after folding.</param>
/// <param name="Bytes">Activations that it reads and writes, each once.</param>
/// <param name="Arm64InstructionsEstimate">Instructions on ARM64, see <see cref="InstructionEstimate"/>.</param>
internal sealed record LayerFigures(
    string Name,
    string Kind,
    string Input,
    string Output,
    string Folded,
    long MultiplyAdds,
    long Parameters,
    long Bytes,
    long Arm64InstructionsEstimate)
{
    public static IReadOnlyList<LayerFigures> Of(NetworkPlan plan) => [.. plan.Steps.Select(Of)];

    private static LayerFigures Of(Step step) => new(
        step.Name,
        step.Row.Kind,
        step.Row.Input.ToString(),
        step.Row.Output.ToString(),
        step.Row.Folded,
        step.Row.MultiplyAdds,
        step.Row.Parameters,
        step.Row.Bytes,
        (long)InstructionEstimate.Of(step.Kernel));

    public string[] Cells() =>
    [
        Name,
        Kind,
        Input,
        Output,
        Folded,
        Text.Grouped(MultiplyAdds),
        Text.Grouped(Parameters),
        Text.Grouped(Bytes),
        Text.Grouped(Arm64InstructionsEstimate),
    ];
}
