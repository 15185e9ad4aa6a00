using System.Text.RegularExpressions;
using ShuffleNet.Compiler.Tests.Packaging.Tool;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Packaging.Docs;

/// <summary>Every command of the documentation is run somewhere, or the table says why not.</summary>
public partial class CommandTests
{
    public static TheoryData<string> RunHere => [.. Commands(RunBy.Test).Select(command => command.Text)];

    public static TheoryData<string> RunByTool => [.. Commands(RunBy.Tool).Select(command => command.Text)];

    public static TheoryData<string> Benchmarks =>
        [.. DocumentedCommands.All.Select(command => command.Benchmark).Where(name => name != "").Distinct()];

    public static TheoryData<string> Walkthroughs =>
        [.. Documentation.Blocks.Where(block => block.Kind == "run").Select(block => block.Page).Distinct()];

    [Fact]
    public void Commands_OfThePages_AreThoseOfTheTable()
    {
        IEnumerable<string> documented = Documentation.Blocks
            .Where(block => block is { Language: "sh", Kind: "" })
            .SelectMany(block => block.Text.Split('\n'))
            .Select(line => Comment.Replace(line, "").Trim())
            .Where(line => line.Length != 0);

        Assert.Equal(
            documented.Distinct().Order(StringComparer.Ordinal),
            DocumentedCommands.All.Select(command => command.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Table_WhoRunsACommand_Exists()
    {
        string script = File.ReadAllText(Path.Combine(Repository.Root, ".ci", "run"));

        Assert.All(Commands(RunBy.Ci), command => Assert.Contains(command.Detail, script, StringComparison.Ordinal));
        Assert.All(
            Commands(RunBy.OtherTest),
            command => Assert.Contains(typeof(CommandTests).Assembly.GetTypes(), type => type.Name == command.Detail));
        Assert.All(Commands(RunBy.Nobody), command => Assert.NotEmpty(command.Detail));
    }

    [Theory]
    [MemberData(nameof(RunHere))]
    public void Command_Quick_Succeeds(string command) => Shell(Repository.Root, null, command).Expect();

    [Theory]
    [MemberData(nameof(RunByTool))]
    public void Command_OfTheTool_Succeeds(string command)
    {
        using TemporaryFile labels = new(
            "labels.txt", "t-shirt\ntrouser\npullover\ndress\ncoat\nsandal\nshirt\nsneaker\nbag\nankle-boot\n"u8);
        string folder = Path.GetDirectoryName(labels.Path)!;
        File.Copy(Path.Combine(Repository.Models, "v1-megvii-opset9.onnx"), Path.Combine(folder, "model.onnx"));
        File.Copy(Path.Combine(Repository.Models, "v1-megvii-tensors.pth"), Path.Combine(folder, "model.pth"));
        File.Copy(FashionFiles.Weights, Path.Combine(folder, "model.safetensors"));
        File.Copy(FashionFiles.PathOf("images/08-bag-0018.png"), Path.Combine(folder, "photo.jpg"));

        ToolResult result = ToolProcess.Bash(command, folder);

        Assert.True(result.ExitCode == 0, result.Errors);
    }

    [Theory]
    [MemberData(nameof(Benchmarks))]
    public void Benchmark_OfThePages_HasTheirOptions(string name)
    {
        string help = DotnetCommand.Run(
            Repository.Root,
            null,
            "run",
            "-c",
            PackageFeed.Configuration,
            "--no-build",
            "--project",
            "benchmarks",
            "--",
            name,
            "--help").Expect();

        IEnumerable<string> options = DocumentedCommands.All
            .Where(command => command.Benchmark == name)
            .SelectMany(command => Option.Matches(command.Text[command.Text.IndexOf(" -- ", StringComparison.Ordinal)..]))
            .Select(match => match.Value);
        Assert.All(options, option => Assert.Contains(option, help, StringComparison.Ordinal));
    }

    /// <summary>A page from its first block to its last, in an empty folder beside the repository with its packages.</summary>
    [Theory]
    [MemberData(nameof(Walkthroughs))]
    public void Page_FromTheBeginning_PrintsWhatItSays(string page)
    {
        using PackageFeed feed = new();
        feed.AddRepository(
            "shufflenet-compiler",
            "samples/Fashion/weights/fashion.safetensors",
            "samples/Fashion/images/09-ankle-boot-0000.png",
            "samples/Fashion/images/01-trouser-0002.png");

        // Written for bash: files as they are shown, commands where they stand.
        IEnumerable<string> steps = Documentation.BlocksOf(page).Select(block => block.Kind switch
        {
            "file" => $"cat >{block.Argument} <<'END OF FILE'\n{block.Text}\nEND OF FILE",
            "run" => block.Text,
            _ => "",
        });
        string output = Shell(feed.Root, Path.Combine(feed.Root, "unpacked"), string.Join('\n', steps)).Expect();

        Assert.All(
            Documentation.BlocksOf(page).Where(block => block.Kind == "output"),
            block => Assert.Contains(block.Text, output, StringComparison.Ordinal));
    }

    private static IEnumerable<DocumentedCommand> Commands(RunBy by) => DocumentedCommands.All.Where(command => command.By == by);

    private static CommandResult Shell(string folder, string? packages, string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the commands are for a POSIX shell");
        return DotnetCommand.Execute("bash", folder, packages, "-euc", script);
    }

    [GeneratedRegex(@"\s+# .*$")]
    private static partial Regex Comment { get; }

    [GeneratedRegex(@"--[a-z]+")]
    private static partial Regex Option { get; }
}
