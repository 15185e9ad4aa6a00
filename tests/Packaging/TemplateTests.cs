using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Packaging;

/// <summary>The template as it is published: packed, installed, and what it makes built, run and tested.</summary>
public sealed class TemplateTests : IDisposable
{
    private readonly PackageFeed _feed = new();

    [Fact]
    public void New_Project_BuildsRunsAndPassesItsTests()
    {
        DotnetCommand.Run(
            Repository.Root,
            null,
            "pack",
            "runtime/Templates",
            "-c",
            PackageFeed.Configuration,
            "-o",
            Path.Combine(_feed.Root, "templates"),
            "-v",
            "quiet").Expect();
        string hive = Path.Combine(_feed.Root, "hive");
        _feed
            .Dotnet(
                ".", "new", "install", Path.Combine("templates", "ShuffleNet.Compiler.Templates.0.1.0.nupkg"), "--debug:custom-hive", hive)
            .Expect();

        // A name that is no identifier.
        _feed.Dotnet(".", "new", "shufflenet", "-n", "My-App.1", "--skipRestore", "--debug:custom-hive", hive).Expect();
        // What the tests of the new project need comes from the folder that those of this one came from.
        File.WriteAllText(
            Path.Combine(_feed.Root, "My-App.1", "nuget.config"),
            $"<configuration><fallbackPackageFolders><add key=\"user\" value=\"{PackageFeed.UserPackages}\" "
                + "/></fallbackPackageFolders></configuration>");
        string build = _feed.Dotnet("My-App.1", "build", "-v", "minimal").Expect();

        Assert.DoesNotContain(": warning ", build, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith(
            "example.pgm: ankle boot",
            _feed.Dotnet("My-App.1", "run", "--no-build", "--project", "My-App.1").Expect().Trim(),
            StringComparison.Ordinal);
        Assert.Contains("Passed!", _feed.Dotnet("My-App.1", "test", "--no-build").Expect(), StringComparison.Ordinal);
    }

    [Fact]
    public void Template_PinsTheVersionsOfThisRepository()
    {
        string content = Path.Combine(Repository.Root, "runtime", "Templates", "content", "shufflenet");
        string pinned = File.ReadAllText(Path.Combine(Repository.Root, "Directory.Packages.props"));
        string[] references =
        [
            .. File.ReadLines(Path.Combine(content, "Shuffle1.Tests", "Shuffle1.Tests.csproj"))
                .Where(line => line.Contains("PackageReference", StringComparison.Ordinal)),
        ];

        Assert.Equal(3, references.Length);
        Assert.All(
            references,
            line =>
                Assert.Contains(
                    line.Trim().Replace("PackageReference", "PackageVersion", StringComparison.Ordinal), pinned, StringComparison.Ordinal));
    }

    public void Dispose() => _feed.Dispose();
}
