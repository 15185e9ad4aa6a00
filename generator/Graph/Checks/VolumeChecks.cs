using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>Whether weights and workspace stay within the stated bound.</summary>
internal static class VolumeChecks
{
    public static IEnumerable<SpecProblem> Check(NetworkSpec spec) => Check(NetworkFamily.Build(spec with { OutputStages = [] }));

    public static IEnumerable<SpecProblem> Check(NetworkGraph graph)
    {
        GraphVolume volume = GraphVolume.Of(graph);
        if (volume.Activations > SpecLimits.Elements)
        {
            yield return SpecProblem.At(
                [nameof(ShuffleNetAttribute.InputHeight), nameof(ShuffleNetAttribute.InputWidth),
                    nameof(ShuffleNetAttribute.StageChannels), nameof(ShuffleNetAttribute.Scale)],
                DiagnosticCatalogue.TooLarge, $"The activations at {volume.Node}", $"take", $"{volume.Activations} elements",
                $"{SpecLimits.Elements}");
        }

        if (volume.Weights > SpecLimits.Elements)
        {
            yield return SpecProblem.At(
                [nameof(ShuffleNetAttribute.StageChannels), nameof(ShuffleNetAttribute.Classes), nameof(ShuffleNetAttribute.Scale)],
                DiagnosticCatalogue.TooLarge, $"The weights", $"take", $"{volume.Weights} elements", $"{SpecLimits.Elements}");
        }
    }
}
