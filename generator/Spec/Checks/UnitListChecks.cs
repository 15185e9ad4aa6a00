using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>Whether it can be told which unit is which. Needs the stages.</summary>
internal static class UnitListChecks
{
    public static IEnumerable<SpecProblem> Check(RawSpec raw, NetworkSpec spec)
    {
        SpecProblem[] counts =
        [
            .. Count(spec, nameof(ShuffleNetAttribute.DepthwiseKernels), raw.DepthwiseKernels, forNetwork: true),
            .. Count(spec, nameof(ShuffleNetAttribute.UnitKinds), raw.UnitKinds, forNetwork: true),
            .. raw.MiddleChannels is { Count: > 0 } middle
                ? Count(spec, nameof(ShuffleNetAttribute.MiddleChannels), middle, forNetwork: false)
                : [],
        ];
        return counts.Length > 0 || raw.UnitKinds is null || raw.DepthwiseKernels is null ? counts :
        [
            SpecProblem.At(
                [nameof(ShuffleNetAttribute.DepthwiseKernels), nameof(ShuffleNetAttribute.UnitKinds)], DiagnosticCatalogue.UnitsSaidTwice),
        ];
    }

    private static IEnumerable<SpecProblem> Count(NetworkSpec spec, string property, EquatableArray<int>? written, bool forNetwork)
    {
        int stages = spec.Stages.Count;
        int units = spec.Stages.Sum(stage => stage.Repeats);
        if (SpecProperties.Has(spec.Version, property)
            && written is EquatableArray<int> list
            && !(forNetwork && list.Count == 1)
            && list.Count != stages
            && list.Count != units)
        {
            yield return SpecProblem.At(
                [property], DiagnosticCatalogue.UnitCount, $"{property}", $"{list.Count}", $"{(forNetwork ? "one for the network, " : "")}",
                $"{stages}", $"{units}");
        }
    }
}
