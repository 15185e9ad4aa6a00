namespace ShuffleNet.Compiler.Build;

/// <summary>
/// What MSBuild asks for: a text file of lines <c>key value</c>, in any order. <c>source</c> and <c>reference</c> are files of
/// the compilation, <c>define</c> is a preprocessor symbol, <c>language</c> the language version, <c>stamp</c> and
/// <c>inputs</c> are files to write, and <c>weights</c> and <c>model</c> are items, their parts separated by bars. With a line
/// <c>read</c> the models become texts of operators, otherwise weights are packed.
/// </summary>
internal sealed record BuildRequest
{
    public required IReadOnlyList<string> Sources { get; init; }

    public required IReadOnlyList<string> References { get; init; }

    public required IReadOnlyList<string> Defines { get; init; }

    /// <summary>As in LangVersion; empty for the compiler's default.</summary>
    public required string Language { get; init; }

    public required IReadOnlyList<WeightsItem> Weights { get; init; }

    public required IReadOnlyList<ModelItem> Models { get; init; }

    /// <summary>Whether the texts of models are asked for, which the compiler reads; otherwise packed weights are.</summary>
    public required bool IsForTexts { get; init; }

    /// <summary>The project, for messages about no item.</summary>
    public string Project => Weights.Select(item => item.Project).Concat(Models.Select(item => item.Project)).First();

    /// <summary>Says what the packed files were made of; written last.</summary>
    public required string Stamp { get; init; }

    /// <summary>Lists the files on which the packed ones depend, so that MSBuild asks again only when one of them changed.</summary>
    public required string Inputs { get; init; }

    public static BuildRequest Read(string path)
    {
        ILookup<string, string> lines = File.ReadLines(path)
            .Select(line => line.Split(' ', 2))
            .ToLookup(parts => parts[0], parts => parts.Length > 1 ? parts[1] : "");
        return new()
        {
            Sources = [.. lines["source"]],
            References = [.. lines["reference"]],
            Defines = [.. lines["define"].Where(name => name.Length > 0)],
            Language = lines["language"].FirstOrDefault(""),
            Weights = [.. lines["weights"].Select(Item)],
            Models = [.. lines["model"].Select(Model)],
            IsForTexts = lines.Contains("read"),
            Stamp = lines["stamp"].Single(),
            Inputs = lines["inputs"].Single(),
        };
    }

    // Metadata that an item does not have is empty.
    private static string? Said(string metadata) => metadata.Length > 0 ? metadata : null;

    private static WeightsItem Item(string line)
    {
        string[] parts = line.Split('|');
        return new(parts[0], parts[1], parts[2], parts[3], parts[4]) { Key = Said(parts[5]) };
    }

    private static ModelItem Model(string line)
    {
        string[] parts = line.Split('|');
        return new(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6], parts[7]);
    }
}
