using System.Globalization;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Hostile.Weights;

/// <summary>Memory that is released while it is used ends the process, so tests/Lifetimes, which tries, is a process of its own.</summary>
public class LifetimeTests
{
    private const int Loads = 2000;

    /// <summary>Once, such a file was read for the message of its refusal when a collection had unmapped it.</summary>
    [Fact]
    public async Task Load_DamagedMappedFilesWhileAnotherThreadCollects_RefusesEach()
    {
        using TemporaryFile current = new("current.txt", []);

        // Code that is not optimised keeps everything alive to the end of each method.
        (int exitCode, string output) = await ChildProgram.Run(
            "lifetimes",
            [("DOTNET_TieredCompilation", "0")],
            "damaged", Path.GetDirectoryName(current.Path)!, Loads.ToString(CultureInfo.InvariantCulture));

        Assert.True(
            exitCode == 0,
            $"exit code {exitCode} at {await File.ReadAllTextAsync(current.Path, TestContext.Current.CancellationToken)}: {output}");
    }

    /// <summary>Ten minutes; `.ci/run` does it for one.</summary>
    [Fact(Explicit = true), Trait(Stage.Name, Stage.Sweep)]
    public async Task Hunt_ForLong_EndsWithRightAnswers()
    {
        (int exitCode, string output) = await ChildProgram.Run(
            "lifetimes", [], "hunt", "600", Path.Combine(Repository.Root, "tests", "Fuzz", "corpus"));

        Assert.True(exitCode == 0, output);
    }
}
