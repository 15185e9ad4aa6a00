namespace ShuffleNet.Compiler.Build;

/// <summary>One <c>&lt;ShuffleNetWeights Include="…" Class="…" /&gt;</c> of a project.</summary>
/// <param name="Include">The item as the project spells it.</param>
/// <param name="File">The weights, as a full path.</param>
/// <param name="Class">The class's full name; nested classes after a dot.</param>
/// <param name="Project">The project or props file that has the item.</param>
/// <param name="Packed">Where the packed weights go.</param>
internal sealed record WeightsItem(string Include, string File, string Class, string Project, string Packed)
{
    /// <summary>Which network of a file that holds several, as of ModelOptions; null if the item says nothing.</summary>
    public string? Key { get; init; }
}
