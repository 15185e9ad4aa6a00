using System.Diagnostics;

namespace ShuffleNet.Compiler.Tests.Networks;

/// <summary>
/// Runs the tests of kernels and networks again in child processes in which wider vectors are switched off, so that every
/// emitted width is tested on one machine.
/// </summary>
public class VectorWidthTests
{
    private const string Marker = "SNC_CHILD";

    [Theory]
    [InlineData("EnableAVX512")]
    [InlineData("EnableAVX2")]
    public async Task Kernels_WithoutWiderVectors_AgreeToo(string without)
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(Marker) == "1", "this is the child process");
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(VectorWidthTests).Assembly.Location);
        }

        foreach (string argument in (string[])["-class", "*KernelTests", "-class", "*CompiledNetworkTests", "-noColor"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_" + without] = "0";
        start.Environment[Marker] = "1";
        start.Environment["SNC_SWEEP"] = "0";
        using Process child = Process.Start(start)!;
        Task<string> errors = child.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(child.ExitCode == 0, output + await errors);
        Assert.Matches(@"Total: [1-9]\d\d,", output);
        Assert.Contains("Failed: 0", output);
    }
}
