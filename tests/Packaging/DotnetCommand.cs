using System.Diagnostics;

namespace ShuffleNet.Compiler.Tests.Packaging;

/// <summary>Runs the dotnet command, and what it built, as a user does.</summary>
internal static class DotnetCommand
{
    // Only so that a fault does not hang the run: a build takes seconds, on a busy machine minutes.
    private static readonly TimeSpan s_patience = TimeSpan.FromHours(1);

    // Set by the test runner for itself; a build inside would take them for its own.
    private static readonly string[] s_inherited =
    [
        "MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly",
    ];

    /// <summary>Runs dotnet to its end; the output has both streams.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="packages">The folder that NuGet's packages are unpacked into, or null for the user's own.</param>
    /// <param name="arguments">What stands behind <c>dotnet</c>.</param>
    /// <exception cref="TimeoutException">It did not end in an hour.</exception>
    public static CommandResult Run(string folder, string? packages, params string[] arguments) =>
        Execute("dotnet", folder, packages, arguments);

    /// <summary>Runs a program to its end.</summary>
    /// <inheritdoc cref="Run"/>
    public static CommandResult Execute(string program, string folder, string? packages = null, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (string name in s_inherited)
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        if (packages is not null)
        {
            start.Environment["NUGET_PACKAGES"] = packages;
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end in {s_patience}");
        }

        return new(process.ExitCode, output.Result + errors.Result);
    }
}
