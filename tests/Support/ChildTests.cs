using System.Diagnostics;
using System.Reflection;

namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>Runs test classes again in a child process that sees another machine.</summary>
internal static class ChildTests
{
    private const string Marker = "SNC_CHILD";

    /// <summary>Runs them and asserts that none fails; skips in a child.</summary>
    /// <param name="variable">A switch of the runtime, without its prefix <c>DOTNET_</c>.</param>
    /// <param name="value">What it is set to.</param>
    /// <param name="started">What is done to the process before it has begun to test.</param>
    /// <param name="classes">Filters of the test runner.</param>
    /// <returns>What the child printed.</returns>
    public static async Task<string> Run(string variable, string value, Action<Process>? started, params string[] classes)
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(Marker) == "1", "this is the child process");
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(Assembly.GetEntryAssembly()!.Location);
        }

        // Without -explicit: the quick tests.
        foreach (string argument in classes.SelectMany(name => (string[])["-class", name]).Append("-noColor"))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_" + variable] = value;
        start.Environment[Marker] = "1";
        using Process child = Process.Start(start)!;
        started?.Invoke(child);
        Task<string> errors = child.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(child.ExitCode == 0, output + await errors);
        Assert.Contains("Failed: 0", output);
        return output;
    }
}
