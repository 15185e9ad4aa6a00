using System.CommandLine;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.InMemory;

namespace ShuffleNet.Compiler.Tool;

/// <summary><c>bench</c>: times a network on this machine, on one core unless its spec has threads.</summary>
internal static class BenchCommand
{
    public static Command Create(Screen screen)
    {
        Option<int> runs = Runs();
        Command command = new(
            "bench", "Times a network: inference, multiply-adds a second, share of the core's peak, allocations, each layer.") { runs };
        InputArguments input = InputArguments.AddNetwork(command);
        command.SetAction(result =>
        {
            using NetworkInput network = input.Open(result, screen);
            BenchResult bench = Measure(screen, network, result.GetValue(runs));
            if (result.GetValue(ToolCommand.Json))
            {
                screen.Json(bench);
            }
            else
            {
                Print(screen, bench);
            }
        });
        return command;
    }

    public static Option<int> Runs()
    {
        Option<int> runs = new("--runs")
        {
            Description = "How many inferences are timed.", HelpName = "N", DefaultValueFactory = _ => NetworkProfile.Capacity,
        };
        runs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1_000_000)
            {
                result.AddError("--runs must be 1 to 1000000.");
            }
        });
        return runs;
    }

    public static BenchResult Measure(Screen screen, NetworkInput network, int runs)
    {
        using RunningNetwork running = screen.Progress("compiling", _ => network.Start(profile: true)).WithRandomInput(seed: 2);
        NetworkMeasurement measured = screen.Progress("measuring", progress => NetworkMeasurement.Take(running, runs, progress));
        return BenchResult.Of(network, measured);
    }

    private static void Print(Screen screen, BenchResult bench)
    {
        screen.Heading(bench.Title);
        string[] heads = ["layer", "kind", "us", "min", "GMAC/s", "of peak", "bytes", "GB/s"];
        screen.Table(
            [heads, .. bench.Layers.Select(layer => new[]
            {
                layer.Name, layer.Kind, Text.Of($"{layer.MedianUs:F1}"), Text.Of($"{layer.MinUs:F1}"), Text.Of($"{layer.Gmacs:F1}"),
                Text.Of($"{100 * layer.ShareOfPeak:F0} %"), Text.Of($"{layer.Bytes:N0}"), Text.Of($"{layer.GigabytesPerSecond:F1}"),
            })],
            words: 2);
        screen.Line();
        screen.Heading("Total");
        screen.Line(
            Text.Of(
                $"median {bench.MedianMs:F3} ms, least {bench.MinMs:F3} ms of {bench.Runs} inferences on {bench.ThreadsText}, ",
                $"{bench.VectorBits}-bit vectors"));
        screen.Line(
            Text.Of(
                $"{bench.Gmacs:F1} GMAC/s, {100 * bench.ShareOfPeak:F0} % of {(bench.Threads == 1 ? "this core's" : "these cores'")} ",
                $"peak of {bench.PeakGmacs:F1}"));
        screen.Line(Text.Of($"{bench.AllocatedBytes} bytes allocated by an inference"));
    }
}
