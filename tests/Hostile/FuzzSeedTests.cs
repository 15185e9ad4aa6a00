using ShuffleNet.Compiler.Fuzz;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Hostile;

public class FuzzSeedTests
{
    /// <summary>A fuzzer that starts from files which no reader takes finds nothing behind their first check.</summary>
    [Fact]
    public void Seeds_OfEveryTarget_AreReadAsIntended()
    {
        Assert.All(FuzzTargets.All, target => Assert.Contains(FuzzSeeds.All, seed => seed.Target == target.Name && seed.IsRead));
        Assert.All(FuzzSeeds.All, seed =>
        {
            Exception? refusal = FuzzTargets.Named(seed.Target).Run(seed.Content);
            Assert.True(seed.IsRead == refusal is null, $"{seed.Target} {seed.Name}: {refusal?.Message ?? "read"}");
        });
    }

    /// <summary>Writes the seeds for tests/Fuzz/run.sh, which says where.</summary>
    [Fact(Explicit = true), Trait(Stage.Name, Stage.Script)]
    public void Write_Seeds()
    {
        string folder = Environment.GetEnvironmentVariable("SNC_FUZZ_SEEDS")
            ?? throw new InvalidOperationException("SNC_FUZZ_SEEDS names no folder");
        foreach (FuzzSeed seed in FuzzSeeds.All)
        {
            File.WriteAllBytes(
                Path.Combine(Directory.CreateDirectory(Path.Combine(folder, seed.Target)).FullName, seed.Name), seed.Content);
        }
    }
}
