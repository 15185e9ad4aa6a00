using System.Globalization;
using ShuffleNet.Compiler.Generator.Plan;

namespace ShuffleNet.Compiler.Tool;

/// <summary>The layers of one unit of a stage, or those before or behind the stages.</summary>
/// <param name="Name">Such as <c>stage2.1</c>, <c>stem</c> or <c>head</c>.</param>
/// <param name="Layers">In the order in which they run.</param>
internal sealed record DiagramUnit(string Name, IReadOnlyList<Step> Layers)
{
    /// <summary>The stage, in words.</summary>
    public string Stage =>
        IsOfStage ? Name.Split('.')[0].Replace("stage", "Stage ", StringComparison.Ordinal) : Name == "stem" ? "Stem" : "Head";

    /// <summary>The number of the stage, from 2.</summary>
    public int StageNumber => int.Parse(Name.Split('.')[0]["stage".Length..], CultureInfo.InvariantCulture);

    /// <summary>The layers on the shortcut.</summary>
    public IReadOnlyList<Step> Shortcut => [.. Layers.Where(layer => layer.Name.Contains(".shortcut", StringComparison.Ordinal))];

    /// <summary>The other layers.</summary>
    public IReadOnlyList<Step> Main => [.. Layers.Except(Shortcut)];

    public bool IsOfStage => Name.StartsWith("stage", StringComparison.Ordinal);

    /// <summary>How the unit ends: a sum, a concatenation, or neither.</summary>
    public string Join =>
        !IsOfStage ? "" : Layers.Any(layer => layer.Kernel is PointwiseKernel { Residual: not ResidualMode.None }) ? "add" : "concat";

    /// <summary>Equal for units that look alike.</summary>
    public string Signature => string.Join('|', Layers.Select(layer => $"{layer.Row.Kind} {layer.Row.Input} {layer.Row.Output}")) + Join;

    /// <summary>Neighbouring units in words.</summary>
    public static string Names(IReadOnlyList<string> units) => units[0] == units[^1] ? units[0] : $"{units[0]} to {units[^1]}";

    /// <summary>The unit that a layer is of.</summary>
    public static string NameOf(Step step)
    {
        string[] parts = step.Name.Split('.');
        return parts[0].StartsWith("stage", StringComparison.Ordinal) && parts.Length > 2 ? $"{parts[0]}.{parts[1]}"
            : parts[0] == "stem" ? "stem"
            : "head";
    }
}
