using ShuffleNet.Compiler.Fuzz;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Hostile;

/// <summary>
/// The inputs that the fuzzer kept, and mutations of them that are the same every time: each is read or refused with the
/// target's exception, within the bound of memory, which the target checks.
/// </summary>
public class CorpusReplayTests
{
    /// <summary>Mutations of all inputs of a target; ten times as many with SNC_SWEEP=1.</summary>
    private const int Mutations = 50_000;

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Run_KeptInputs_AreReadOrRefused(string name)
    {
        FuzzTarget target = FuzzTargets.Named(name);
        byte[][] inputs = Inputs(name);

        Assert.NotEmpty(inputs);
        Assert.Contains(inputs, input => target.Run(input) is null);
        Assert.Contains(inputs, input => target.Run(input) is not null);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Run_MutatedInputs_AreReadOrRefused(string name)
    {
        FuzzTarget target = FuzzTargets.Named(name);
        byte[][] inputs = Inputs(name);
        Mutator mutator = new(inputs, seed: 61);
        int mutations = Environment.GetEnvironmentVariable("SNC_SWEEP") == "1" ? 10 * Mutations : Mutations;
        for (int round = 0; round < mutations; round++)
        {
            byte[] input = mutator.Mutate(inputs[round % inputs.Length]);
            try
            {
                target.Run(input);
            }
            catch (FindingException finding)
            {
                Assert.Fail($"{finding}\ninput: {Convert.ToBase64String(input)}");
            }
        }
    }

    /// <summary>The kept inputs, and the seeds, which are not kept a second time.</summary>
    private static byte[][] Inputs(string target) =>
    [
        .. Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Fuzz", "corpus", target)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes),
        .. FuzzSeeds.All.Where(seed => seed.Target == target).Select(seed => seed.Content),
    ];
}
