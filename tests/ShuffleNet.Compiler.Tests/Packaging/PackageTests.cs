namespace ShuffleNet.Compiler.Tests.Packaging;

/// <summary>The packed files, installed as users install them, without a network.</summary>
public class PackageTests(InstalledProjects projects) : IClassFixture<InstalledProjects>
{
    public static TheoryData<string> Programs => [.. InstalledProjects.Names.Where(name => name != "Library")];

    [Fact]
    public void Pack_Compiler_HoldsGeneratorRuntimeAndTargets() => Assert.Equal(
        [
            "README.md",
            "ShuffleNet.Compiler.nuspec",
            "analyzers/dotnet/cs/ShuffleNet.Compiler.Generator.dll",
            "buildTransitive/ShuffleNet.Compiler.targets",
            "icon.png",
            "lib/net10.0/ShuffleNet.Compiler.Runtime.dll",
            "lib/net10.0/ShuffleNet.Compiler.Runtime.xml",
        ],
        projects.Feed.Files("ShuffleNet.Compiler"));

    [Fact]
    public void Pack_Import_HoldsItsAssemblyAndNeedsTheCompilerWhole()
    {
        Assert.Equal(
            ["README.md", "ShuffleNet.Compiler.Import.nuspec", "icon.png", "lib/net10.0/ShuffleNet.Compiler.Import.dll", "lib/net10.0/ShuffleNet.Compiler.Import.xml"],
            projects.Feed.Files("ShuffleNet.Compiler.Import"));

        string manifest = projects.Feed.ReadText("ShuffleNet.Compiler.Import", "ShuffleNet.Compiler.Import.nuspec");
        Assert.Contains("<dependency id=\"ShuffleNet.Compiler\" version=\"0.1.0\" include=\"All\" />", manifest, StringComparison.Ordinal);
        Assert.Contains("<license type=\"expression\">MIT</license>", manifest, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_EveryProject_GivesNoWarning() =>
        Assert.DoesNotContain(": warning ", projects.Build.Expect(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Each prints a logit of the same weights.</summary>
    [Theory]
    [MemberData(nameof(Programs))]
    public void Run_ReadmeExample_PrintsTheLogit(string name)
    {
        string logit = projects.Run(name).Expect();

        Assert.StartsWith("logit of class 0: ", logit, StringComparison.Ordinal);
        Assert.Equal(projects.DefaultOutput, logit);
    }
}
