using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Tests.Packaging;

/// <summary>
/// Projects that have nothing but a reference to the package and the README's example, in the settings that users have,
/// built by one command.
/// </summary>
public sealed class InstalledProjects : IDisposable
{
    private const string PackageReference = """<PackageReference Include="ShuffleNet.Compiler" Version="0.1.0" />""";
    private const string ImportReference = """<PackageReference Include="ShuffleNet.Compiler.Import" Version="0.1.0" />""";

    // What `dotnet new console` writes.
    private const string Console = "<OutputType>Exe</OutputType><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>";
    private const string Strict = "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>";

    private const string Weights = """<ShuffleNetWeights Include="../shufflenet-v1-0.5x-g3.pth.tar" Class="Classifier" />""";

    // What the example says where weights come from a file.
    private const string Loading = "Classifier.Load(\"shufflenet-v1-0.5x-g3.pth.tar\")";

    private readonly PackageFeed _feed = new();
    private readonly CommandResult _build;

    public InstalledProjects()
    {
        Example = ReadmeExample();
        WriteWeights();
        AddProgram("Default", Console, PackageReference, Example);
        AddProgram("NullableErrors", Console + Strict + "<WarningsAsErrors>nullable</WarningsAsErrors>", PackageReference, Example);
        AddProgram(
            "Plain",
            "<OutputType>Exe</OutputType><ImplicitUsings>disable</ImplicitUsings><AllowUnsafeBlocks>false</AllowUnsafeBlocks>" + Strict,
            PackageReference,
            Example);
        AddProgram("Latest", Console + Strict + "<LangVersion>latest</LangVersion>", PackageReference, Example);
        AddProgram("Preview", Console + Strict + "<LangVersion>preview</LangVersion>", PackageReference, Example);
        AddProgram(
            "Importing",
            Console + Strict,
            ImportReference,
            Example.Replace("Classifier.Load(", "ShuffleNet.Compiler.Import.ModelFile.Load<Classifier>(", StringComparison.Ordinal));

        // The same weights, packed when the project is built.
        AddProgram("Weights", Console + Strict, PackageReference + Weights, Example.Replace(Loading, "new()", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(_feed.Root, "Weights", "Unrelated.cs"), "internal static class Unrelated;");

        // A model file of another family, which the build makes a class of.
        SmallDetector.Write(Path.Combine(_feed.Root, "detector.onnx"));
        AddProgram(
            "Model",
            Console + Strict,
            PackageReference + """<ShuffleNetModel Include="../detector.onnx" Class="My.Detector" />""",
            """
            using var detector = new My.Detector();
            var scores = new float[My.Detector.ScoresLength];
            detector.Run(new float[My.Detector.InputLength], scores);
            Console.WriteLine($"{My.Detector.Results[0]} {scores.All(float.IsFinite)}");
            """);

        // A library, and a program that knows the package through it alone.
        int declaration = Example.IndexOf("[ShuffleNet", StringComparison.Ordinal);
        AddProgram(
            "Library", "<Nullable>enable</Nullable>" + Strict, PackageReference, $"using ShuffleNet.Compiler;\n\n{Example[declaration..]}");
        AddProgram("User", Console + Strict, """<ProjectReference Include="../Library/Library.csproj" />""", Example[..declaration]);

        // Never built: what becomes of it with an older framework is asked.
        AddProgram("Older", Console, PackageReference, Example);

        File.WriteAllText(
            Path.Combine(_feed.Root, "All.slnx"),
            $"<Solution>{string.Concat(Names.Append("Model").Select(name => $"<Project Path=\"{name}/{name}.csproj\" />"))}</Solution>");
        _build = _feed.Dotnet(".", "build", "All.slnx", "-v", "minimal");
        DefaultOutput = Run("Default").Output;
    }

    public static IReadOnlyList<string> Names { get; } =
    [
        "Default", "NullableErrors", "Plain", "Latest", "Preview", "Importing", "Weights", "Library", "User",
    ];

    public PackageFeed Feed => _feed;

    /// <summary>The README's program.</summary>
    public string Example { get; }

    /// <summary>What the program in the SDK's own settings prints.</summary>
    public string DefaultOutput { get; }

    /// <summary>Runs a project that was built; the build's output where it was not.</summary>
    internal CommandResult Run(string name)
    {
        string program = Path.Combine(_feed.Root, name, "bin", "Debug", "net10.0", name + ".dll");
        return File.Exists(program) ? _feed.Dotnet(".", program) : _build with { ExitCode = 1 };
    }

    /// <summary>What the compiler and MSBuild complained of, whichever project it was.</summary>
    internal CommandResult Build => _build;

    /// <summary>Builds one project again.</summary>
    internal CommandResult Rebuild(string name, params string[] arguments) =>
        _feed.Dotnet(name, ["build", "--no-restore", "-v", "minimal", .. arguments]);

    /// <summary>Publishes a copy of a project with NativeAOT, whose own packages come from the user's folder, and runs it.</summary>
    internal CommandResult PublishNative(string name)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_feed.Root, "Native")).FullName;
        File.Copy(Path.Combine(_feed.Root, name, name + ".csproj"), Path.Combine(folder, name + ".csproj"));
        File.WriteAllText(Path.Combine(folder, "Program.cs"), Example.Replace(Loading, "new()", StringComparison.Ordinal));
        File.WriteAllText(
            Path.Combine(folder, "nuget.config"),
            $"<configuration><fallbackPackageFolders><add key=\"user\" value=\"{PackageFeed.UserPackages}\" "
                + "/></fallbackPackageFolders></configuration>");
        string output = _feed.Dotnet(
            "Native",
            "publish",
            "-c",
            "Release",
            "--use-current-runtime",
            "-o",
            "out",
            "-v",
            "minimal",
            "-p:PublishAot=true",
            "-p:InvariantGlobalization=true",
            "-p:ShuffleNetInstructionSet=x86-64-v3").Expect();
        Assert.DoesNotContain(": warning ", output, StringComparison.Ordinal);
        return DotnetCommand.Execute(Path.Combine(folder, "out", name), folder);
    }

    /// <summary>When a file was written.</summary>
    internal DateTime Changed(string file) => File.GetLastWriteTimeUtc(Path.Combine(_feed.Root, file));

    internal void Edit(string file, Func<string, string> change)
    {
        string path = Path.Combine(_feed.Root, file);
        File.WriteAllText(path, change(File.ReadAllText(path)));
    }

    public void Dispose() => _feed.Dispose();

    private static string ReadmeExample()
    {
        const string Fence = "```csharp\n";
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        int start = readme.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length;
        return readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)];
    }

    // Any values serve; the file stands where the example looks for it.
    private void WriteWeights()
    {
        NetworkSpec spec = Presets.Of(ShuffleNetDialect.Megvii, 3, 0.5);
        using FileStream file = File.Create(Path.Combine(_feed.Root, "shufflenet-v1-0.5x-g3.pth.tar"));
        ModelExporter.WriteSafetensors(spec, new RandomTensors(spec, 1), file);
    }

    private void AddProgram(string name, string properties, string reference, string source)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_feed.Root, name)).FullName;
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework>{properties}</PropertyGroup>
              <ItemGroup>{reference}</ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), source);
    }
}
