using System.Diagnostics;

namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>A program that stands beside the tests, run as a process of its own: what ends it does not end the tests.</summary>
internal static class ChildProgram
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="name">The file's name, without its extension.</param>
    /// <param name="environment">Is set in addition.</param>
    /// <param name="arguments">Of the program.</param>
    /// <returns>The exit code, which is another than 0 after a crash, and what was printed.</returns>
    public static async Task<(int ExitCode, string Output)> Run(
        string name, (string Name, string Value)[] environment, params string[] arguments)
    {
        ProcessStartInfo start = new(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? name + ".exe" : name), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string variable, string value) in environment)
        {
            start.Environment[variable] = value;
        }

        using Process child = Process.Start(start)!;
        Task<string> errors = child.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (child.ExitCode, output + await errors);
    }
}
