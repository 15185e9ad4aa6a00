using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>What can be wrong with a detector, beside what can be wrong with any network.</summary>
internal static class DetectorChecks
{
    private const int Coarsest = 32;

    // A photograph in colours.
    private const int Planes = 3;

    private const int MaxAnchors = 16;

    /// <summary>Whether every value of the head's attribute is in its own range.</summary>
    public static IEnumerable<SpecProblem> Values(RawSpec raw)
    {
        int kind = raw.Value(nameof(DetectorAttribute.Kind))!.Value;
        if (!Enum.IsDefined(typeof(DetectorKind), kind))
        {
            yield return SpecProblem.At([nameof(DetectorAttribute.Kind)], DiagnosticCatalogue.UnknownMember,
                $"Kind", $"{kind}", $"{nameof(DetectorKind)}", $"{string.Join(", ", Enum.GetNames(typeof(DetectorKind)))}");
            yield break;
        }

        foreach (SpecProblem problem in Kind(raw, (DetectorKind)kind))
        {
            yield return problem;
        }

        foreach (DetectorProperty number in DetectorProperties.All)
        {
            if (raw.Value(number.Name) is int value && !number.Range.Includes(value))
            {
                yield return SpecProblem.At(
                    [number.Name], DiagnosticCatalogue.OutOfRange, $"{number.Name}", $"{value}", $"{number.Range}");
            }
        }
    }

    /// <summary>What numbers of a kind's head must be beside being in their range.</summary>
    private static IEnumerable<SpecProblem> Kind(RawSpec raw, DetectorKind kind)
    {
        if (kind == DetectorKind.NanoDetPlus && raw.Value(nameof(DetectorSpec.Channels)) is int channels && channels % 2 != 0)
        {
            yield return SpecProblem.At([nameof(DetectorSpec.Channels)], DiagnosticCatalogue.HeadNumbers,
                $"Channels is {channels}", $"the blocks of {kind} compute one half of them from the other",
                $"an even number such as {channels + 1}");
        }

        if (kind == DetectorKind.YoloFastestV2 && Anchors(raw) is EquatableArray<double> anchors)
        {
            if (anchors.Count == 0 || anchors.Count % 4 != 0 || anchors.Count > 4 * MaxAnchors)
            {
                yield return SpecProblem.At([nameof(DetectorSpec.Anchors)], DiagnosticCatalogue.HeadNumbers,
                    $"Anchors has {anchors.Count} numbers",
                    $"they are width and height of 1 to {MaxAnchors} anchors for each of two strides",
                    $"a multiple of 4, up to {4 * MaxAnchors}");
            }

            foreach (int index in Enumerable.Range(0, anchors.Count)
                .Where(index => !(anchors[index] > 0 && anchors[index] <= SpecLimits.Side)))
            {
                yield return SpecProblem.At([new(nameof(DetectorSpec.Anchors), index)], DiagnosticCatalogue.OutOfRange,
                    $"Anchors[{index}]", $"{anchors[index]}", $"above 0 and up to {SpecLimits.Side}");
            }
        }
    }

    /// <summary>The anchors that are set; null where none are.</summary>
    public static EquatableArray<double>? Anchors(RawSpec raw) => raw[nameof(DetectorSpec.Anchors)] switch
    {
        EquatableArray<double> anchors => anchors,

        // An empty array shows no type.
        EquatableArray<int> => new EquatableArray<double>([]),
        _ => null,
    };

    /// <summary>Warns of what the head's kind does not have.</summary>
    public static IEnumerable<SpecProblem> Unused(RawSpec raw, DetectorKind kind) => DetectorProperties.All
        .Where(property => property.Default(kind) is null)
        .Select(property => property.Name)
        .Concat(kind == DetectorKind.YoloFastestV2 ? [] : [nameof(DetectorSpec.Anchors)])
        .Where(raw.Has)
        .Select(name => SpecProblem.At([name], DiagnosticCatalogue.NoEffect, $"{name}", $"Kind is {kind}"));

    /// <summary>What the head's attribute says of the backbone, which an attribute of its own describes.</summary>
    public static IEnumerable<SpecProblem> OfBackbone(RawSpec raw, IEnumerable<string> ofBackbone) => ofBackbone
        .Where(raw.Has)
        .Select(name => SpecProblem.At([name], DiagnosticCatalogue.OtherAttribute,
            $"{name}", $"Detector", $"ShuffleNet", $"set it there"));

    /// <summary>What the backbone's attribute says of results, which are the head's.</summary>
    public static IEnumerable<SpecProblem> OfHead(RawSpec raw) => SpecProperties.All
        .Where(property => property.IsOfHead || property.Name is nameof(NetworkSpec.Outputs) or nameof(NetworkSpec.OutputStages))
        .Where(property => raw.Has(property.Name))
        .Select(property => SpecProblem.At([property.Name], DiagnosticCatalogue.OtherAttribute,
            $"{property.Name}", $"ShuffleNet", $"Detector",
            $"{(property.Name == nameof(NetworkSpec.Classes) ? "set it there" : "remove it")}"));

    /// <summary>Whether a head can stand on a backbone.</summary>
    public static IEnumerable<SpecProblem> Backbone(NetworkSpec spec)
    {
        if (spec.InputChannels != Planes)
        {
            yield return SpecProblem.At(
                [nameof(NetworkSpec.InputChannels)], DiagnosticCatalogue.DetectorPlanes, $"{spec.InputChannels}", $"{Planes}");
        }

        foreach ((string name, int side) in new[]
        {
            (nameof(NetworkSpec.InputHeight), spec.InputHeight), (nameof(NetworkSpec.InputWidth), spec.InputWidth),
        }.Where(side => side.Item2 % Coarsest != 0))
        {
            int below = side / Coarsest * Coarsest;
            FormattableString nearest = below > 0 ? $"{below} or {below + Coarsest}" : (FormattableString)$"{Coarsest}";
            yield return SpecProblem.At([name], DiagnosticCatalogue.DetectorSide, $"{name}", $"{side}", $"{Coarsest}", nearest);
        }

        if (BackboneStages.Of(spec) is null)
        {
            yield return SpecProblem.At(
                [nameof(NetworkSpec.StageStrides), nameof(NetworkSpec.StageRepeats), nameof(NetworkSpec.StageChannels),
                    nameof(NetworkSpec.StemStride), nameof(NetworkSpec.StemPool)],
                DiagnosticCatalogue.DetectorStrides, $"{string.Join(", ", BackboneStages.Strides(spec))}",
                $"{string.Join(", ", DetectorBackbone.StageStrides)}");
        }
    }
}
