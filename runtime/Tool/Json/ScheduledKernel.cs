using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Emit;
using ShuffleNet.Compiler.Generator.Plan;
using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Tool;

/// <summary>How a kernel is computed at one vector width.</summary>
/// <param name="Kernel">Its method in the emitted code.</param>
/// <param name="Layers">The layers that call it.</param>
/// <param name="VectorBits">Bits of its vectors, fewer than the width where those would have idle lanes.</param>
/// <param name="Schedule">Tiles, passes, unrolling and prefetch in words.</param>
internal sealed record ScheduledKernel(string Kernel, IReadOnlyList<string> Layers, int VectorBits, string Schedule)
{
    public static IReadOnlyList<ScheduledKernel> Of(NetworkPlan plan, int bits)
    {
        KernelNames names = new(plan);
        return
        [
            .. NetworkSchedule.Of(plan, VectorIsa.All.Single(isa => isa.Bits == bits)).Kernels.Select(schedule => new ScheduledKernel(
                names.Of(schedule.Scheduled),
                [.. plan.Calls.Where(step => step.Kernel.Methods.Contains(schedule.Scheduled)).Select(step => step.Name).Distinct()],
                schedule.Isa.Bits,
                $"{schedule}")),
        ];
    }

    public string[] Cells() =>
    [
        Layers.Count <= 2 ? string.Join(", ", Layers) : Text.Of($"{Layers[0]}, … {Layers[^1]} ({Layers.Count})"),
        Kernel,
        Text.Of($"{VectorBits}"),
        Schedule,
    ];
}
