using System.CommandLine;
using System.Globalization;
using System.Text;

namespace ShuffleNet.Compiler.Tool;

/// <summary><c>report</c>: a network as a page.</summary>
internal static class ReportCommand
{
    public static Command Create(Screen screen)
    {
        Option<string> output = new("--output", "-o") { Description = "The page to write.", HelpName = "OUT.html", Required = true };
        Option<bool> unmeasured = new("--no-bench")
        {
            Description = "Leave out the times, and with them the chart of times and the roofline.",
        };
        Option<int> runs = BenchCommand.Runs();
        Command command = new(
            "report",
            "Writes one page that needs nothing else: diagram, channel maps of the shuffles, times, roofline, memory plan.")
            {
                output, unmeasured, runs,
            };
        InputArguments input = InputArguments.AddNetwork(command);
        command.SetAction(result =>
        {
            string path = result.GetRequiredValue(output);
            using NetworkInput network = input.Open(result, screen);
            BenchResult? bench = result.GetValue(unmeasured) ? null : BenchCommand.Measure(screen, network, result.GetValue(runs));
            Roofs? roofs = bench is null ? null : screen.Progress("measuring caches", _ => Roofs.Measure());
            byte[] page = Encoding.UTF8.GetBytes(ReportPage.Write(network, bench, roofs));
            long bytes = OutputFile.Write(path, stream => stream.Write(page));
            if (result.GetValue(ToolCommand.Json))
            {
                screen.Json(new WrittenFile(path, "html", bytes));
            }
            else
            {
                screen.Line(string.Create(CultureInfo.InvariantCulture, $"wrote {path}: {bytes:N0} bytes"));
            }
        });
        return command;
    }
}
