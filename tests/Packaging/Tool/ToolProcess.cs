using System.Diagnostics;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Packaging.Tool;

/// <summary>Runs the tool as its users do: as a process.</summary>
internal static class ToolProcess
{
    /// <summary>The program that was built with the tests.</summary>
    public static string Program { get; } = Path.Combine(
        Repository.Root, "runtime", "Tool", "bin", PackageFeed.Configuration, "net10.0", "shufflenet.dll");

    public static ToolResult Run(params IReadOnlyList<string> arguments) => Start("dotnet", [Program, .. arguments], Repository.Root);

    /// <summary>Runs a line of bash, in which <c>shufflenet</c> is the tool.</summary>
    /// <param name="line">The line.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="environment">Variables that are set.</param>
    public static ToolResult Bash(string line, string? folder = null, params IReadOnlyList<(string Name, string Value)> environment) =>
        Start("/bin/bash", ["-c", $"shufflenet() {{ dotnet '{Program}' \"$@\"; }}\n{line}"], folder ?? Repository.Root, environment);

    public static ToolResult Start(
        string program, IReadOnlyList<string> arguments, string folder, params IReadOnlyList<(string Name, string Value)> environment)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ToolResult(process.ExitCode, output, errors.Result);
    }
}
