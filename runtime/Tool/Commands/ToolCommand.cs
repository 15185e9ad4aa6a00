using System.CommandLine;

namespace ShuffleNet.Compiler.Tool;

/// <summary>Of every command: the option <c>--json</c>.</summary>
internal static class ToolCommand
{
    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Print the result as JSON, with the fields of docs/tool.md.",
        Recursive = true,
    };
}
