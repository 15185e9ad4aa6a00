using System.Globalization;
using ShuffleNet.Compiler.Fuzz;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Hostile;

/// <summary>
/// The inputs that the fuzzer kept, and mutations of them that are the same every time: each is read or refused with the
/// target's exception, within the bound of memory, which the target checks. Each target is a process of its own, so that an input
/// which ends it hides no other test, and is known.
/// </summary>
public class CorpusReplayTests
{
    private const string Program = "ShuffleNet.Compiler.Fuzz";

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public Task Run_KeptAndMutatedInputs_AreReadOrRefused(string name) => ReadOrRefuse(name, mutations: 2000);

    [Theory(Explicit = true), Trait(Stage.Name, Stage.Long)]
    [MemberData(nameof(Targets))]
    public Task Run_MoreMutatedInputs_AreReadOrRefused(string name) => ReadOrRefuse(name, mutations: 50_000);

    [Theory(Explicit = true), Trait(Stage.Name, Stage.Sweep)]
    [MemberData(nameof(Targets))]
    public Task Run_ManyMutatedInputs_AreReadOrRefused(string name) => ReadOrRefuse(name, mutations: 500_000);

    /// <summary>The one way to see that a crash would be found, and its input: a target that crashes.</summary>
    [Fact]
    public async Task Run_InputThatEndsTheProcess_IsKnownAfterwards()
    {
        byte[][] inputs = [[.. "before"u8], [.. "crash"u8], [.. "after"u8]];

        (int exitCode, _, byte[] last) = await Mutate("crash", inputs, 0);

        Assert.NotEqual(0, exitCode);
        Assert.Equal(inputs[1], last);
    }

    private static async Task ReadOrRefuse(string name, int mutations)
    {
        (int exitCode, string output, byte[] last) = await Mutate(name, Inputs(name), mutations);

        Assert.True(exitCode == 0, $"exit code {exitCode}: {output}\ninput: {Convert.ToBase64String(last)}");
        Assert.Matches("^[1-9][0-9]* read, [1-9][0-9]* refused", output);
    }

    private static async Task<(int ExitCode, string Output, byte[] Last)> Mutate(string target, byte[][] inputs, int mutations)
    {
        using TemporaryFile current = new("current", []);
        using TemporaryFile first = new($"{0:d6}", inputs[0]);
        for (int input = 1; input < inputs.Length; input++)
        {
            first.Add($"{input:d6}", inputs[input]);
        }

        (int exitCode, string output) = await ChildProgram.Run(
            Program,
            [],
            "mutate",
            target,
            mutations.ToString(CultureInfo.InvariantCulture),
            current.Path,
            Path.GetDirectoryName(first.Path)!);
        return (exitCode, output, CurrentInput.Read(current.Path));
    }

    /// <summary>The kept inputs, and the seeds, which are not kept a second time.</summary>
    private static byte[][] Inputs(string target) =>
    [
        .. Corpus.Read(Path.Combine(Repository.Root, "tests", "Fuzz", "corpus", target + ".zip")),
        .. FuzzSeeds.All.Where(seed => seed.Target == target).Select(seed => seed.Content),
    ];
}
