using ShuffleNet.Compiler.Tests.Support;

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
            "analyzers/dotnet/cs/ShuffleNet.Compiler.Spec.dll",
            "buildTransitive/net10.0/ShuffleNet.Compiler.props",
            "buildTransitive/net10.0/ShuffleNet.Compiler.targets",
            "icon.png",
            "lib/net10.0/ShuffleNet.Compiler.Runtime.dll",
            "lib/net10.0/ShuffleNet.Compiler.Runtime.xml",
            "lib/net10.0/ShuffleNet.Compiler.Spec.dll",
            "lib/net10.0/ShuffleNet.Compiler.Spec.xml",
            "tools/net10.0/Google.Protobuf.dll",
            "tools/net10.0/ShuffleNet.Compiler.Build.deps.json",
            "tools/net10.0/ShuffleNet.Compiler.Build.dll",
            "tools/net10.0/ShuffleNet.Compiler.Build.runtimeconfig.json",
            "tools/net10.0/ShuffleNet.Compiler.Generator.dll",
            "tools/net10.0/ShuffleNet.Compiler.Import.dll",
            "tools/net10.0/ShuffleNet.Compiler.Runtime.dll",
            "tools/net10.0/ShuffleNet.Compiler.Spec.dll",
        ],
        projects.Feed.Files("ShuffleNet.Compiler"));

    [Fact]
    public void Pack_Import_HoldsItsAssemblyAndNeedsTheCompilerWhole()
    {
        Assert.Equal(
            ["README.md",
                "ShuffleNet.Compiler.Import.nuspec",
                "icon.png",
                "lib/net10.0/ShuffleNet.Compiler.Import.dll",
                "lib/net10.0/ShuffleNet.Compiler.Import.xml",
            ],
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

    /// <summary>
    /// One project through the builds that its author runs: nothing new, another source, an editor's design-time build, another
    /// spec with the same weights, and then weights that do not fit.
    /// </summary>
    /// <summary>A model file of another family is a class with its weights, and a second build reads nothing.</summary>
    [Fact]
    public void Run_ModelItem_PrintsWhatTheClassKnows()
    {
        Assert.Equal(
            "ModelTensor { Name = scores, Channels = 64, Height = 1, Width = 5, Length = 320 } True\n",
            projects.Run("Model").Expect().ReplaceLineEndings("\n"));
        DateTime written = projects.Changed("Model/obj/Debug/net10.0/shufflenet/models.stamp");

        projects.Rebuild("Model").Expect();

        Assert.Equal(written, projects.Changed("Model/obj/Debug/net10.0/shufflenet/models.stamp"));
    }

    [Fact]
    public void Build_WeightsAgain_PacksOnlyWhatChanged()
    {
        projects.Build.Expect();
        const string Packed = "Weights/obj/Debug/net10.0/shufflenet/Classifier.snw";
        const string Stamp = "Weights/obj/Debug/net10.0/shufflenet/weights.stamp";
        DateTime packed = projects.Changed(Packed);
        DateTime asked = projects.Changed(Stamp);

        projects.Edit("Weights/Unrelated.cs", text => text + "// edited");
        projects.Rebuild("Weights").Expect();
        Assert.Equal((packed, asked), (projects.Changed(Packed), projects.Changed(Stamp)));

        projects.Edit("Weights/Program.cs", text => text + "// the file of the class");
        projects
            .Rebuild("Weights", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true")
            .Expect();
        Assert.Equal((packed, asked), (projects.Changed(Packed), projects.Changed(Stamp)));

        projects.Rebuild("Weights").Expect();
        Assert.Equal(packed, projects.Changed(Packed));
        Assert.True(projects.Changed(Stamp) > asked);

        projects.Edit("Weights/Program.cs", text => text.Replace("Scale = 0.5", "Scale = 1", StringComparison.Ordinal));
        CommandResult wrong = projects.Rebuild("Weights");
        Assert.NotEqual(0, wrong.ExitCode);
        Assert.Matches(
            @"Weights\.csproj\(\d+,\d+\): error SNC044: .*StageChannels is \S.* in the file \(.*\), \S.* in the class", wrong.Output);
    }

    [Theory]
    [InlineData("linux-x64", "", true)]
    [InlineData("linux-x64", "x86-64-v3", false)]
    [InlineData("linux-x64", "x86-64-v2", false)]
    [InlineData("linux-arm64", "", false)]
    public void Publish_NativeAot_WarnsOfNarrowVectors(string runtime, string instructionSet, bool warns)
    {
        projects.Build.Expect();

        // The compiler of NativeAOT is another package, which a feed of ours alone does not have; the check comes before it.
        string output = projects.Feed.Dotnet(
            "Default", "msbuild", "-t:ShuffleNetChooseInstructionSet", "-p:PublishAot=true", $"-p:RuntimeIdentifier={runtime}",
            $"-p:ShuffleNetInstructionSet={instructionSet}").Expect();

        Assert.Equal(warns, output.Contains("warning SNC050: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Weights", "linux-arm64", "", true)]
    [InlineData("Weights", "linux-x64", "", true)]
    [InlineData("Weights", "win-x64", "", false)]
    [InlineData("Weights", "linux-arm64", "true", false)]
    [InlineData("Weights", "linux-arm64", "false", false)]
    [InlineData("Default", "linux-arm64", "", false)]
    public void Publish_NativeAotWithWeights_WarnsOfIcu(string project, string runtime, string invariant, bool warns)
    {
        projects.Build.Expect();

        string output = projects.Feed.Dotnet(
            project, "msbuild", "-t:ShuffleNetCheckGlobalization", "-p:PublishAot=true", $"-p:RuntimeIdentifier={runtime}",
            $"-p:InvariantGlobalization={invariant}").Expect();

        Assert.Equal(warns, output.Contains("warning SNC049: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("net9.0")]
    [InlineData("net8.0")]
    public void Restore_OlderFramework_IsRefusedByNuGet(string framework)
    {
        CommandResult result = projects.Feed.Dotnet("Older", "restore", $"-p:TargetFramework={framework}");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("error NU1202: Package ShuffleNet.Compiler ", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("linux-x64", "x86-64-v3")]
    [InlineData("linux-arm64", "")]
    public void Publish_InstructionSet_IsForX64Alone(string runtime, string expected) => Assert.Equal(
        expected,
        projects.Feed.Dotnet(
            "Default",
            "msbuild",
            "-t:ShuffleNetChooseInstructionSet",
            "-getProperty:IlcInstructionSet",
            "-p:PublishAot=true",
            $"-p:RuntimeIdentifier={runtime}",
            "-p:ShuffleNetInstructionSet=x86-64-v3").Expect().Trim());

    [Theory]
    [InlineData("", "linux-arm64", "", "128")]
    [InlineData("", "linux-x64", "", "128")]
    [InlineData("", "linux-x64", "x86-64-v2", "128")]
    [InlineData("", "linux-x64", "x86-64-v3", "256")]
    [InlineData("", "linux-x64", "x86-64-v4", "512")]
    [InlineData("", "", "x86-64-v4", "")]
    [InlineData("128%3B512", "linux-arm64", "", "128,512")]
    public void Publish_NativeAot_HasTheVectorsOfItsTarget(
        string wanted, string runtime, string instructionSet, string expected) => Assert.Equal(
        expected,
        projects.Feed.Dotnet(
            "Default",
            [
                "msbuild",
                "-t:ShuffleNetChooseVectorWidths",
                "-getProperty:ShuffleNetVectorWidths",
                "-p:PublishAot=true",
                "-p:_IsPublishing=true",
                $"-p:RuntimeIdentifier={runtime}",
                $"-p:ShuffleNetInstructionSet={instructionSet}",
                .. wanted.Length == 0 ? Array.Empty<string>() : ["-p:ShuffleNetVectorWidths=" + wanted],
            ]).Expect().Trim());

    [Fact]
    public void Build_UnknownVectorWidth_IsAnErrorOfTheProject()
    {
        CommandResult result = projects.Feed.Dotnet(
            "Default", "msbuild", "-t:ShuffleNetChooseVectorWidths", "-p:ShuffleNetVectorWidths=64");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Matches(@"Default\.csproj.*: error SNC051: ShuffleNetVectorWidths has '64'; ", result.Output);
    }

    /// <summary>Takes a minute. .ci/run does the same with the projects of the repository.</summary>
    [Fact(Explicit = true), Trait(Stage.Name, Stage.Sweep)]
    public void Publish_WeightsAsNativeCode_PrintsTheLogit()
    {

        string logit = projects.PublishNative("Weights").Expect();

        // Vectors of another width add in another order.
        Assert.Equal(Number(projects.DefaultOutput), Number(logit), 1e-4 * Math.Abs(Number(logit)));

        static double Number(string line) =>
            double.Parse(line[(line.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
    }
}
