using System.CommandLine;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Plan;

namespace ShuffleNet.Compiler.Tool;

/// <summary><c>inspect</c>: what a file holds and which network it is, or what a spec comes to.</summary>
internal static class InspectCommand
{
    public static Command Create(Screen screen)
    {
        Option<bool> schedule = new("--schedule")
        {
            Description = "Shows how each kernel is computed instead: tiles, passes, unrolling, prefetch.",
        };
        Option<int> width = Width(schedule);
        Command command = new(
            "inspect",
            "Shows what a model holds and what it costs: layers, multiply-adds, memory, estimated ARM64 instructions.") { schedule, width };
        InputArguments input = InputArguments.AddNetwork(command);
        command.SetAction(result =>
        {
            using NetworkInput network = input.Open(result, screen);
            Inspection inspection = Inspection.Of(network);
            int bits = result.GetValue(width);
            if (result.GetValue(schedule))
            {
                inspection = inspection with { Schedule = ScheduledKernel.Of(network.Plan, bits) };
            }

            if (result.GetValue(ToolCommand.Json))
            {
                screen.Json(inspection);
            }
            else
            {
                Print(screen, inspection, bits);
            }
        });
        return command;
    }

    private static Option<int> Width(Option<bool> schedule)
    {
        Option<int> width = new("--width")
        {
            Description = "Bits of the vectors of the schedule: 128, 256 or 512.",
            HelpName = "BITS",
            DefaultValueFactory = _ => VectorIsa.Widest.Bits,
        };
        width.Validators.Add(result =>
        {
            if (!VectorIsa.All.Any(isa => isa.Bits == result.GetValueOrDefault<int>()))
            {
                result.AddError("--width must be 128, 256 or 512.");
            }
            else if (!result.Implicit && !result.GetValue(schedule))
            {
                result.AddError("--width goes with --schedule.");
            }
        });
        return width;
    }

    private static void Print(Screen screen, Inspection inspection, int bits)
    {
        PrintHead(screen, inspection);
        if (inspection.Schedule is IReadOnlyList<ScheduledKernel> schedule)
        {
            screen.Heading(Text.Of($"Kernels for vectors of {bits} bits"));
            screen.Table([["layers", "kernel", "bits", "schedule"], .. schedule.Select(kernel => kernel.Cells())], words: 4);
            return;
        }

        PrintLayers(screen, inspection);
    }

    private static void PrintHead(Screen screen, Inspection inspection)
    {
        if (inspection.Source is FileFacts source)
        {
            screen.Heading(source.Path);
            screen.Line(
                Text.Of(
                    $"{source.Format}, {source.Bytes:N0} bytes, {source.Tensors:N0} tensors of ",
                    $"{string.Join(" and ", source.ElementTypes)} with {source.Values:N0} values"));
            screen.Line();
        }

        screen.Heading(inspection.Title);
        screen.Line(inspection.Attribute);
        screen.Line();
    }

    private static void PrintLayers(Screen screen, Inspection inspection)
    {
        string[] heads = ["layer", "kind", "input", "output", "folded", "MACs", "params", "bytes", "ARM64 instr."];
        screen.Table([heads, .. inspection.Layers.Select(layer => layer.Cells())], words: 5);
        screen.Line();
        screen.Heading("Memory of an instance, by layer");
        screen.Table(
            [["in use", "first", "last", "offset", "bytes"], .. inspection.Memory.Select(part => new[]
            {
                part.Bar(inspection.Layers.Count),
                part.FirstLayer,
                part.LastLayer,
                Text.Of($"{part.OffsetBytes:N0}"),
                Text.Of($"{part.Bytes:N0}"),
            })],
            words: 3);
        screen.Line();
        screen.Heading("Total");
        screen.Line(Text.Of($"{inspection.Layers.Count} layers, copies: {inspection.Copies}"));
        screen.Line(Text.Of($"{inspection.MultiplyAdds:N0} multiply-adds, {inspection.Parameters:N0} parameters"));
        screen.Line(Text.Of($"{inspection.WeightBytes:N0} bytes of packed weights, {inspection.ArenaBytes:N0} bytes of workspace"));
        screen.Line(
            Text.Of(
                $"about {inspection.Arm64InstructionsEstimate / 1e6:F1} M ARM64 instructions, ",
                $"{inspection.Arm64InstructionsEstimate / (inspection.MultiplyAdds / 4.0):F2} per ideal multiply-add instruction"));
    }
}
