using System.Diagnostics;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Hostile.Weights;

/// <summary>
/// A mapped file that is refused goes with the next collection; whoever reads it after that ends the process. So this one is
/// another process, tests/Lifetimes, in which a thread collects without a pause.
/// </summary>
public class DamagedMappingTests
{
    private const int Loads = 2000;

    [Fact]
    public async Task Load_DamagedMappedFilesWhileAnotherThreadCollects_RefusesEach()
    {
        using TemporaryFile current = new("current.txt", []);
        ProcessStartInfo start = new(Path.Combine(AppContext.BaseDirectory, "lifetimes"))
        {
            ArgumentList = { "damaged", Path.GetDirectoryName(current.Path)!, Loads.ToString(System.Globalization.CultureInfo.InvariantCulture) },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Code that is not optimised keeps everything alive to the end of each method.
        start.Environment["DOTNET_TieredCompilation"] = "0";
        using Process child = Process.Start(start)!;
        Task<string> errors = child.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(child.ExitCode == 0, $"exit code {child.ExitCode} at {await File.ReadAllTextAsync(current.Path, TestContext.Current.CancellationToken)}: {output}{await errors}");
    }
}
