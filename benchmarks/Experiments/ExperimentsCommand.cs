using System.CommandLine;
using System.Globalization;
using ShuffleNet.Compiler.InMemory;

namespace ShuffleNet.Compiler.Benchmarks.Experiments;

/// <summary>
/// The command <c>experiments</c>: compiles each network of samples/train's ablations, times it and writes a table that can
/// be joined with theirs.
/// </summary>
internal static class ExperimentsCommand
{
    public static Command Create()
    {
        Option<FileInfo> table = new("--csv")
        {
            Description = "The rows of ablation.py; times.csv is written beside it.", HelpName = "FILE", Required = true,
        };
        table.AcceptExistingOnly();
        Option<int> rounds = new("--rounds") { Description = "How often each network is timed.", DefaultValueFactory = _ => 3000 };
        rounds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--rounds must be at least 1.");
            }
        });
        Command command = new("experiments", "Compiles and times the networks of the training experiments.") { table, rounds };
        command.SetAction(result => Run(result.GetValue(table)!, result.GetValue(rounds)));
        return command;
    }

    private static int Run(FileInfo table, int rounds)
    {
        try
        {
            IReadOnlyList<AblationNetwork> networks;
            using (StreamReader reader = table.OpenText())
            {
                networks = AblationNetwork.Read(reader);
            }

            string path = Path.Combine(table.DirectoryName!, "times.csv");
            Write(path, networks, ExperimentTimes.Measure([.. networks.Select(network => Compile(network.Attribute))], rounds));
            Console.WriteLine($"wrote {path}");
            return 0;
        }
        catch (Exception problem) when (problem is FormatException or NetworkCompilationException)
        {
            Console.Error.WriteLine($"{table}: {problem.Message}");
            return 1;
        }
    }

    private static RunningNetwork Compile(string attribute) =>
        RunningNetworkFactory.Of(InMemoryCompiler.Generate(attribute).Load(InMemoryCompiler.TypeName))
            .CreateRandom(1)
            .WithRandomInput(seed: 2);

    private static void Write(string path, IReadOnlyList<AblationNetwork> networks, IReadOnlyList<(double Median, double Min)> times)
    {
        IEnumerable<string> rows = networks.Zip(times, (network, time) =>
            string.Create(CultureInfo.InvariantCulture, $"{network.Key},{time.Median:F4},{time.Min:F4}"));
        File.WriteAllText(path, string.Join('\n', rows.Prepend($"{AblationNetwork.KeyColumns},median_ms,min_ms")) + "\n");
    }
}
