using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ShuffleNet.Compiler.Benchmarks;

Option<string> networks = new("--networks")
{
    Description = $"Names with commas between: {string.Join(", ", Contestant.All.Keys)}. Default: all.",
    DefaultValueFactory = _ => string.Join(',', Contestant.All.Keys),
};
Option<int> threads = new("--threads") { Description = "Threads of ONNX Runtime; a network of ours runs on one.", DefaultValueFactory = _ => 1 };
Option<FileInfo?> json = new("--json") { Description = "Writes the rows to this file." };
Command compare = new("compare", "Times networks here and in ONNX Runtime, alternately, on the same weights and input.") { networks, threads, json };
compare.SetAction(result => Compare(result.GetRequiredValue(networks).Split(','), result.GetRequiredValue(threads), result.GetValue(json)));

Argument<string[]> rest = new("arguments") { Arity = ArgumentArity.ZeroOrMore, Description = "Passed on, such as --filter *Generator*." };
Command bdn = new("bdn", "Runs the BenchmarkDotNet classes.") { rest };
bdn.TreatUnmatchedTokensAsErrors = false;
bdn.SetAction(result =>
{
    // In this process: the generated networks are internal, and no project has to be restored for each run.
    IConfig config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    BenchmarkSwitcher.FromAssembly(typeof(Contestant).Assembly).Run([.. result.GetValue(rest) ?? [], .. result.UnmatchedTokens], config);
});
return new RootCommand("Benchmarks of ShuffleNet.Compiler.") { compare, bdn }.Parse(args).Invoke();

static int Compare(string[] names, int threads, FileInfo? json)
{
    if (names.FirstOrDefault(name => !Contestant.All.ContainsKey(name)) is string unknown)
    {
        Console.Error.WriteLine($"There is no network {unknown}; there are {string.Join(", ", Contestant.All.Keys)}.");
        return 1;
    }

    Console.WriteLine("network          MACs/M   ours ms (min)    ORT ms (min)    ratio  GMAC/s  of peak  difference");
    List<ComparisonRow> rows = [];
    foreach (string name in names)
    {
        using Contestant contestant = Contestant.All[name](threads);
        ComparisonRow row = Comparison.Run(contestant);
        rows.Add(row);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Network,-15} {row.MultiplyAdds / 1e6,7:F1} {row.Ours,8:F3} ({row.OursLeast:F3}) {row.Peer,8:F3} ({row.PeerLeast:F3}) {row.Ratio,6:F2}x {row.MultiplyAdds / row.Ours / 1e6,7:F1} {row.ShareOfPeak,7:P0} {row.Difference,10:E1}"));
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak of multiply-adds in registers: {rows.Max(row => row.Peak):F1} GMAC/s; one thread here, {threads} there"));
    if (json is not null)
    {
        File.WriteAllText(json.FullName, JsonSerializer.Serialize(rows));
    }

    return 0;
}
