using ShuffleNet.Compiler;
using System.CommandLine;
using System.Text.Json;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ShuffleNet.Compiler.Benchmarks;
using ShuffleNet.Compiler.Benchmarks.Experiments;
using ShuffleNet.Compiler.Benchmarks.Startup;
using ShuffleNet.Compiler.InMemory;

Option<string> networks = new("--networks")
{
    Description = $"Names with commas between: {string.Join(", ", Contestant.Names)}. Default: all.",
    HelpName = "NAME,...",
};
Option<int> threads = new("--threads")
{
    Description = "Threads of a network here, and in a comparison of ONNX Runtime inside an operator, 1 or 2.",
    DefaultValueFactory = _ => 1,
};
Option<FileInfo?> json = new("--json") { Description = "Also writes the rows to this file.", HelpName = "FILE" };
networks.Validators.Add(result =>
{
    if (Split(result.GetValueOrDefault<string>()).FirstOrDefault(name => !Contestant.Names.Contains(name)) is string unknown)
    {
        result.AddError($"There is no network '{unknown}'; there are {string.Join(", ", Contestant.Names)}.");
    }
});
threads.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int>() is not (1 or 2))
    {
        result.AddError("--threads must be 1 or 2.");
    }
});
Command compare = new("compare", "Times networks here and in ONNX Runtime, alternately, on the same weights and input.")
{
    networks, threads, json,
};
compare.SetAction(result => Compare(
    result.GetValue(networks) is string names ? Split(names) : Contestant.Names, result.GetValue(threads), result.GetValue(json)));

Option<string> profiled = new("--network") { Description = "The network.", DefaultValueFactory = _ => "v1-1x-g3" };
profiled.AcceptOnlyFromAmong([.. BenchmarkNetwork.All.Select(network => network.Name)]);
Command profile = new("profile", "Prints for each layer of a network its time, share of the peak and bytes.") { profiled, threads };
profile.SetAction(result => Profile(result.GetValue(profiled)!, result.GetValue(threads)));

Argument<string[]> rest = new("arguments")
{
    Arity = ArgumentArity.ZeroOrMore, Description = "BenchmarkDotNet's own, such as --filter *Generator*.",
};
Command bdn = new("bdn", "Runs the BenchmarkDotNet classes.") { rest };
bdn.TreatUnmatchedTokensAsErrors = false;
bdn.SetAction(result =>
{
    // In this process: the generated networks are internal, and no project has to be restored for each run.
    IConfig config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    BenchmarkSwitcher.FromAssembly(typeof(Contestant).Assembly).Run([.. result.GetValue(rest) ?? [], .. result.UnmatchedTokens], config);
});
return new RootCommand("Benchmarks of ShuffleNet.Compiler.") { compare, profile, ExperimentsCommand.Create(), StartupCommand.Create(), bdn }
    .Parse(args)
    .Invoke();

static string[] Split(string? names) => names?.Split(',', StringSplitOptions.TrimEntries) ?? [];

static int Profile(string name, int threads)
{
    InMemoryAssembly assembly = InMemoryCompiler.Compile(BenchmarkNetwork.Get(name).Spec, new() { Profile = true, Threads = threads });
    using RunningNetwork network = RunningNetworkFactory.Of(assembly.Load(InMemoryCompiler.TypeName))
        .CreateRandom(1)
        .WithRandomInput(seed: 2);
    NetworkMeasurement measurement = NetworkMeasurement.Take(network, NetworkProfile.Capacity);
    Console.Write(network.Profile!.ToString(threads * measurement.Peak / 1e9));
    return 0;
}

static int Compare(IReadOnlyList<string> names, int threads, FileInfo? json)
{
    ComparisonTable table = new(Console.Out);
    List<ComparisonRow> rows = [];
    table.Head();
    foreach (string name in names)
    {
        rows.Add(Comparison.Run(name, threads));
        table.Row(rows[^1]);
    }

    table.Foot(rows);
    if (json is not null)
    {
        File.WriteAllText(json.FullName, JsonSerializer.Serialize(rows, JsonSerializerOptions.Web) + "\n");
    }

    return 0;
}
