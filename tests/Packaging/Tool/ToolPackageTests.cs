using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Packaging.Tool;

/// <summary>The tool as a package: packed, installed from a folder with no other source, and run from there.</summary>
public class ToolPackageTests
{
    [Fact]
    public void Install_FromAFolder_RunsAndCompiles()
    {
        using TemporaryFile config = new(
            "nuget.config",
            "<configuration><packageSources><clear /><add key=\"packed\" value=\"feed\" /></packageSources></configuration>"u8);
        string folder = Path.GetDirectoryName(config.Path)!;
        string feed = Path.Combine(folder, "feed");
        DotnetCommand.Run(
            Repository.Root,
            null,
            "pack",
            "runtime/Tool",
            "-c",
            PackageFeed.Configuration,
            "--no-build",
            "-o",
            feed,
            "-v",
            "quiet").Expect();
        DotnetCommand.Run(
            folder,
            Path.Combine(folder, "packages"),
            "tool",
            "install",
            "ShuffleNet.Compiler.Tool",
            "--tool-path",
            "installed",
            "--configfile",
            config.Path).Expect();

        string program = Path.Combine(folder, "installed", "shufflenet");
        string model = Path.Combine(Repository.Models, "v1-megvii-tensors.pth");
        ToolResult spec = ToolProcess.Start(program, ["spec", model], folder);

        Assert.StartsWith("[ShuffleNet(ShuffleNetVersion.V1, ", spec.Text(), StringComparison.Ordinal);
    }
}
