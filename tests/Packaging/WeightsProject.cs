using System.Xml.Linq;
using ShuffleNet.Compiler.Build;
using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.InMemory;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Packaging;

/// <summary>
/// A project in a folder of its own with sources, weight files and ShuffleNetWeights items, on which the build step runs in
/// this process as MSBuild runs it in another.
/// </summary>
internal sealed class WeightsProject : IDisposable
{
    /// <summary>The class of the weights, as <see cref="TinyNetwork"/>.</summary>
    public const string Network = """
        using ShuffleNet.Compiler;

        namespace My;

        [ShuffleNet(
            ShuffleNetVersion.V1, Groups = 3, InputHeight = 32, InputWidth = 32, StemChannels = 12, StageChannels = new[] { 48, 96 },
            StageRepeats = new[] { 2, 1 }, Classes = 10)]
        public sealed partial class Classifier;
        """;

    public const string Item = """<ShuffleNetWeights Include="model.safetensors" Class="My.Classifier" />""";

    private readonly string _folder = Directory.CreateTempSubdirectory("snc-weights-").FullName;
    private readonly Dictionary<string, string> _sources = [];

    public WeightsProject(string items = Item)
    {
        Items = items;
        Write("Classifier.cs", Network);
        Write("Labels.cs", "namespace My; public static class Labels { public const int Count = 10; }");
        Trained = TinyNetwork.CreateRandom(1);
        using (FileStream file = File.Create(PathOf("model.safetensors")))
        {
            ModelExporter.WriteSafetensors(Trained, file);
        }

        using (FileStream file = File.Create(PathOf("model.onnx")))
        {
            ModelExporter.WriteOnnx(Trained, file);
        }

        using (FileStream file = File.Create(PathOf("other.safetensors")))
        {
            ModelExporter.WriteSafetensors(OtherNetwork.CreateRandom(1), file);
        }

        SmallDetector.Write(PathOf("detector.onnx"));
        File.WriteAllBytes(PathOf("damaged.safetensors"), File.ReadAllBytes(PathOf("model.safetensors"))[..^4]);
    }

    /// <summary>What is in model.safetensors and model.onnx.</summary>
    public TinyNetwork Trained { get; }

    /// <summary>The items, each in a line.</summary>
    public string Items { get; set; }

    public string Project => PathOf("My.csproj");

    public string Packed => PathOf("My.Classifier.snw");

    public string Stamp => PathOf("weights.stamp");

    public string Inputs => PathOf("weights.inputs");

    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>Adds or replaces a source.</summary>
    public void Write(string name, string source)
    {
        _sources[name] = source;
        File.WriteAllText(PathOf(name), source);
    }

    /// <summary>What the step said besides its errors.</summary>
    public string Notes { get; private set; } = "";

    /// <summary>Runs the step: for the texts of models, if there are any, and for weights.</summary>
    /// <returns>Its errors, less the folder.</returns>
    public string[] Run()
    {
        string project = $"<Project>\n  <ItemGroup>\n    {Items.ReplaceLineEndings("\n    ")}\n  </ItemGroup>\n</Project>\n";
        File.WriteAllText(Project, project);
        string[] models = [.. XDocument.Parse(project).Descendants("ShuffleNetModel").Select(ModelLine)];
        if (models.Length > 0
            && Run(["read", $"stamp {PathOf("models.stamp")}", $"inputs {PathOf("models.inputs")}", .. models]) is [_, ..] errors)
        {
            return errors;
        }

        return Run(
        [
            "language 14",
            $"stamp {Stamp}",
            $"inputs {Inputs}",
            .. _sources.Keys.Select(name => $"source {PathOf(name)}"),
            .. FrameworkReferences.All.Select(reference => $"reference {reference.Display}"),
            .. XDocument.Parse(project).Descendants("ShuffleNetWeights").Select(Line),
            .. models,
        ]);
    }

    private string[] Run(IEnumerable<string> lines)
    {
        File.WriteAllLines(PathOf("step.request"), lines);
        using StringWriter output = new();
        int code = BuildStep.Run(PathOf("step.request"), output);
        string[] messages = output
            .ToString()
            .Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] errors = [.. messages.Where(message => message.Contains(": error SNC", StringComparison.Ordinal))];
        Notes += string.Join("\n", messages.Except(errors));
        Assert.Equal(errors.Length == 0 ? 0 : 1, code);
        return errors;
    }

    public void Dispose()
    {
        Trained.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Line(XElement item)
    {
        string include = item.Attribute("Include")!.Value;
        string type = item.Attribute("Class")?.Value ?? "";
        return $"weights {include}|{PathOf(include)}|{type}|{Project}|{PathOf(type + ".snw")}|{item.Attribute("Key")?.Value}";
    }

    private string ModelLine(XElement item)
    {
        string include = item.Attribute("Include")!.Value;
        string type = item.Attribute("Class")?.Value ?? "";
        string height = item.Attribute("InputHeight")?.Value ?? "";
        string width = item.Attribute("InputWidth")?.Value ?? "";
        return $"model {include}|{PathOf(include)}|{type}|{Project}|{height}|{width}|{PathOf(type + ".operators")}|{PathOf(type + ".snw")}";
    }
}
