using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Plan;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.InMemory;

namespace ShuffleNet.Compiler.Tool;

/// <summary>The network that a command works on: a model file, or a spec without weights.</summary>
internal sealed class NetworkInput : IDisposable
{
    private readonly Lazy<NetworkPlan> _plan;
    private readonly ModelFile? _file;
    private readonly bool _isPacked;
    private readonly PublishedSize _size;

    private NetworkInput(string name, ReadSpec read, ModelFile? file, bool isPacked)
    {
        Name = name;
        Attribute = read.Attribute;
        Spec = read.Spec;
        Warnings = read.Warnings;
        Options = read.Options;
        _size = read.Size;
        _file = file;
        _isPacked = isPacked;
        _plan = new(() => NetworkCompiler.Compile(Spec, Options));
    }

    /// <summary>The path, or the spec as it was written.</summary>
    public string Name { get; }

    /// <summary>What compiles it: C# after <c>using ShuffleNet.Compiler</c>.</summary>
    public string Attribute { get; }

    public NetworkSpec Spec { get; }

    public CompileOptions Options { get; }

    public IReadOnlyList<string> Warnings { get; }

    public NetworkPlan Plan => _plan.Value;

    /// <summary>Whether <see cref="Evaluate"/> works: a packed file has weights without the network that they are of.</summary>
    public bool CanEvaluate => _file is not null && !Spec.IsBackbone;

    /// <summary>One line, such as <c>ShuffleNet V1 0.5x, g = 3, dialect Megvii, 3x224x224 to 1000 classes</c>.</summary>
    public string Title => SpecText.Title(Spec, _size);

    /// <summary>Opens what a command line names.</summary>
    /// <param name="text">A file that exists, or a spec.</param>
    /// <param name="choices">What else the command line says.</param>
    /// <exception cref="ToolException">There is no such file, or the spec is wrong.</exception>
    /// <exception cref="WeightException">The file is damaged, of a format that is not read, or no ShuffleNet.</exception>
    public static NetworkInput Open(string text, InputChoices choices)
    {
        if (File.Exists(text))
        {
            return OpenFile(text, choices);
        }

        if (ShortSpec.Matches(text) || text.TrimStart().StartsWith('['))
        {
            return new NetworkInput(text, SpecReader.Read(text), null, isPacked: false);
        }

        throw new ToolException(ExitCode.Input, $"there is no file '{text}'; give a model file, or a spec that begins with V1 or V2");
    }

    /// <summary>Opens a model file.</summary>
    /// <inheritdoc cref="Open"/>
    public static NetworkInput OpenFile(string path, InputChoices choices)
    {
        if (!File.Exists(path))
        {
            throw new ToolException(ExitCode.Input, Directory.Exists(path)
                ? $"{path} is a folder; give one of the files in it"
                : $"there is no file '{path}'; check the path");
        }

        if (Formats.PackedNetwork(path) is string packed)
        {
            return choices.Spec is string spec
                ? new NetworkInput(path, SpecReader.Read(spec), null, isPacked: true)
                : throw new ToolException(
                    ExitCode.Usage,
                    $"{path} holds packed weights of '{packed.Split(';')[0]}', not its spec; say it with --spec, such as --spec \"V1 g3 "
                        + "0.5x megvii\"");
        }

        ModelFile file = Read(path, choices);
        try
        {
            string? said = choices.Spec ?? Note(path, file);
            NetworkInput input = new(path, SpecReader.Read(said ?? file.Attribute), file, isPacked: false);

            // Whoever says what the file is has to be right.
            input.Tensors().Dispose();
            return input;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>What the file holds; null for a spec.</summary>
    public FileFacts? Facts()
    {
        if (_file is null && !_isPacked)
        {
            return null;
        }

        using TensorSource tensors = Tensors();
        return new FileFacts(
            Name,
            _file is null ? "packed" : Formats.NameOf(Name, _file.Format),
            new FileInfo(Name).Length,
            tensors.Tensors.Count,
            tensors.Tensors.Sum(tensor => tensor.Length),
            [.. tensors.Tensors.Select(tensor => tensor.ElementType).Distinct().Order(StringComparer.Ordinal)]);
    }

    /// <summary>The file's weights by the names of docs/weights.md.</summary>
    public TensorSource Tensors()
    {
        if (!_isPacked)
        {
            return _file!.TensorsFor(Spec);
        }

        // Where each weight stands is known to the compiled class alone.
        using RunningNetwork network = Start();
        return network.Weights.Unpack();
    }

    /// <summary>Runs the file's own network node by node in double precision.</summary>
    public double[] Evaluate(ReadOnlySpan<float> input) => _file!.Evaluate(input);

    /// <summary>Compiles the network in memory and gives it the file's weights; a spec gets random ones.</summary>
    /// <param name="profile">Whether its layers are timed.</param>
    public RunningNetwork Start(bool profile = false)
    {
        InMemoryAssembly assembly = InMemoryCompiler.Compile(Spec, Options with { Profile = profile }, _size);
        return Load(RunningNetworkFactory.Of(assembly.Load(InMemoryCompiler.TypeName)));
    }

    /// <summary>Gives a compiled network the file's weights; one that was compiled from a spec alone gets random ones.</summary>
    public RunningNetwork Load(IRunningNetworkFactory factory)
    {
        if (_isPacked)
        {
            return factory.Load(Name);
        }

        if (_file is null)
        {
            return factory.CreateRandom(1);
        }

        using TensorSource tensors = Tensors();
        return factory.Load(tensors);
    }

    public void Dispose() => _file?.Dispose();

    private static ModelFile Read(string path, InputChoices choices)
    {
        ModelOptions options = new() { Key = choices.Key };
        if (choices.Size is var (height, width))
        {
            options = options with { InputHeight = height, InputWidth = width };
        }

        return choices.Weights is null ? ModelFile.Open(path, options) : ModelFile.Open(path, choices.Weights, options);
    }

    /// <summary>A file of tensors alone does not show strides and pools; samples/train notes the attribute in it.</summary>
    private static string? Note(string path, ModelFile file)
    {
        if (file.Format != ModelFormat.StateDictionary)
        {
            return null;
        }

        using WeightFile weights = WeightFile.Open(path);
        return weights.Metadata.GetValueOrDefault("attribute");
    }
}
