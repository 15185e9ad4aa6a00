using System.CommandLine;
using ShuffleNet.Compiler.Generator;

namespace ShuffleNet.Compiler.Tool;

/// <summary><c>inspect</c>: what a file holds and which network it is, or what a spec comes to.</summary>
internal static class InspectCommand
{
    public static Command Create(Screen screen)
    {
        Command command = new("inspect", "Shows what a model holds and what it costs: layers, multiply-adds, memory, estimated ARM64 instructions.");
        InputArguments input = InputArguments.AddNetwork(command);
        command.SetAction(result =>
        {
            using NetworkInput network = input.Open(result, screen);
            Inspection inspection = Inspection.Of(network);
            if (result.GetValue(ToolCommand.Json))
            {
                screen.Json(inspection);
            }
            else
            {
                Print(screen, inspection);
            }
        });
        return command;
    }

    private static void Print(Screen screen, Inspection inspection)
    {
        if (inspection.Source is FileFacts source)
        {
            screen.Heading(source.Path);
            screen.Line(Text.Of($"{source.Format}, {source.Bytes:N0} bytes, {source.Tensors:N0} tensors of {string.Join(" and ", source.ElementTypes)} with {source.Values:N0} values"));
            screen.Line();
        }

        screen.Heading(inspection.Title);
        screen.Line(inspection.Attribute);
        screen.Line();
        string[] heads = ["layer", "kind", "input", "output", "folded", "MACs", "params", "bytes", "ARM64 instr."];
        screen.Table([heads, .. inspection.Layers.Select(layer => layer.Cells())], words: 5);
        screen.Line();
        screen.Heading("Memory of an instance, by layer");
        screen.Table(
            [["in use", "first", "last", "offset", "bytes"], .. inspection.Memory.Select(part => new[]
            {
                part.Bar(inspection.Layers.Count), part.FirstLayer, part.LastLayer, Text.Of($"{part.OffsetBytes:N0}"), Text.Of($"{part.Bytes:N0}"),
            })],
            words: 3);
        screen.Line();
        screen.Heading("Total");
        screen.Line(Text.Of($"{inspection.Layers.Count} layers, copies: {inspection.Copies}"));
        screen.Line(Text.Of($"{inspection.MultiplyAdds:N0} multiply-adds, {inspection.Parameters:N0} parameters"));
        screen.Line(Text.Of($"{inspection.WeightBytes:N0} bytes of packed weights, {inspection.ArenaBytes:N0} bytes of workspace"));
        screen.Line(Text.Of($"about {inspection.Arm64InstructionsEstimate / 1e6:F1} M ARM64 instructions, {inspection.Arm64InstructionsEstimate / (inspection.MultiplyAdds / 4.0):F2} per ideal multiply-add instruction"));
    }
}
