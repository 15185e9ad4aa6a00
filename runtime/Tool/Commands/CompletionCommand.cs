using System.CommandLine;
using System.Reflection;

namespace ShuffleNet.Compiler.Tool;

/// <summary><c>completion</c>: prints what makes a shell complete the tool's commands and options.</summary>
internal static class CompletionCommand
{
    public static Command Create(Screen screen)
    {
        Argument<string> shell = new("SHELL") { Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        Command command = new(
            "completion",
            "Prints a script for a shell that completes commands, options and files; docs/tool.md says where it goes.") { shell };
        command.SetAction(result =>
        {
            string name = $"completion.{result.GetRequiredValue(shell)}";
            using Stream script = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
            using StreamReader reader = new(script);
            screen.Line(reader.ReadToEnd().TrimEnd('\n'));
        });
        return command;
    }
}
