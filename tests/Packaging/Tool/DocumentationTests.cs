using System.Text.RegularExpressions;
using ShuffleNet.Compiler.Tests.Packaging.Docs;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tool;

namespace ShuffleNet.Compiler.Tests.Packaging.Tool;

/// <summary>docs/tool.md, and examples of the tool on other pages, against the tool.</summary>
public partial class DocumentationTests
{
    private const string Prompt = "$ ";

    // What prints the time of each image.
    private static readonly string[] s_timed = ["shufflenet run", "shufflenet detect"];

    private static readonly string[] s_page = Documentation.Lines("docs/tool.md");

    public static TheoryData<string> Commands => [.. Examples.Select(block => block.Text.Split('\n')[0][Prompt.Length..])];

    private static IEnumerable<CodeBlock> Examples => Documentation.Blocks.Where(block => block.Language == "console");

    [Theory]
    [MemberData(nameof(Commands))]
    public void Example_IsWhatTheToolPrints(string command)
    {
        string[] expected = Examples.Select(block => block.Text.Split('\n')).Single(lines => lines[0] == Prompt + command)[1..];
        using TemporaryFile labels = new(
            "fashion-classes.txt", "t-shirt\ntrouser\npullover\ndress\ncoat\nsandal\nshirt\nsneaker\nbag\nankle-boot\n"u8);
        string folder = Path.GetDirectoryName(labels.Path)!;
        foreach (string name in (string[])["samples", "tests"])
        {
            Directory.CreateSymbolicLink(Path.Combine(folder, name), Path.Combine(Repository.Root, name));
        }

        ToolResult result = ToolProcess.Bash(command, folder);

        // Lines behind those that head lets through have nowhere to go.
        Assert.True(result.Errors.Length == 0 || command.Contains("| head", StringComparison.Ordinal), result.Errors);
        Assert.Equal(expected.Select(Timeless), result.Output.TrimEnd('\n').Split('\n').Select(Timeless));

        string Timeless(
            string line) => command.StartsWith("shufflenet bench", StringComparison.Ordinal) ? Spaces()
                .Replace(Numbers().Replace(line, "#"), " ")
                .TrimEnd()
            : s_timed.Any(timed => command.StartsWith(timed, StringComparison.Ordinal)) ? Milliseconds().Replace(line, "# ms")
            : line;
    }

    [Fact]
    public void ExitCodes_OfTheTable_AreThoseOfTheTool()
    {
        IEnumerable<int> documented = s_page.SkipWhile(line => !line.StartsWith("| exit code", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .SelectMany(line => line.Split('|')[1].Split(','))
            .Select(code => int.Parse(code, System.Globalization.CultureInfo.InvariantCulture));

        IEnumerable<int> constants = typeof(ExitCode).GetFields().Select(field => (int)field.GetRawConstantValue()!);
        Assert.Equal(constants.Order(), documented.Order());
    }

    [GeneratedRegex(@"[\d,]*\d(\.\d+)?")]
    private static partial Regex Numbers();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\d+\.\d+ ms")]
    private static partial Regex Milliseconds();
}
