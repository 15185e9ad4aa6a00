namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>
/// Turns what the user wrote of a detector into head and backbone, or into what is wrong with them, as far as that can be seen
/// without a graph.
/// </summary>
internal static class DetectorResolver
{
    // What the attribute of the head says of the backbone where it stands alone.
    private static readonly string[] s_ofBackbone =
    [
        nameof(DetectorAttribute.InputHeight), nameof(DetectorAttribute.InputWidth), nameof(DetectorAttribute.Threads),
        nameof(DetectorAttribute.Profile), nameof(DetectorAttribute.Checked),
    ];

    /// <param name="raw">The attribute of the head.</param>
    /// <param name="written">The attribute of the backbone; null where there is none.</param>
    /// <param name="resolve">From the properties of a backbone to the network.</param>
    public static DetectorResolution Resolve(RawSpec raw, RawSpec? written, Func<RawSpec, SpecResolution> resolve)
    {
        SpecProblem[] values = [.. DetectorChecks.Values(raw)];
        SpecProblem[] ofHead = [.. written is null ? [] : DetectorChecks.OfBackbone(raw, s_ofBackbone)];
        SpecProblem[] ofBackbone = [.. written is null ? [] : DetectorChecks.OfHead(written)];
        if (values.Concat(ofHead).Concat(ofBackbone).Any())
        {
            return DetectorResolution.Wrong(values.Concat(ofHead), ofBackbone);
        }

        DetectorKind kind = (DetectorKind)raw.Value(nameof(DetectorAttribute.Kind))!.Value;
        SpecResolution backbone = resolve(Stages(written ?? Published(raw, DetectorBackbone.Of(kind))));
        if (backbone.Spec is not NetworkSpec spec)
        {
            return new(null, default, backbone);
        }

        SpecProblem[] problems = [.. DetectorChecks.Backbone(spec)];
        if (problems.Length > 0)
        {
            return new(null, default, new(null, new(backbone.Problems.Concat(problems))));
        }

        DetectorSpec detector = DetectorProperties.Of(kind)
            .Where(property => raw.Has(property.Name))
            .Aggregate(WithAnchors(raw, DetectorSpec.Of(kind)), (head, property) => property.Set(head, raw.Value(property.Name)!.Value));
        NetworkSpec staged = spec with { OutputStages = [.. BackboneStages.Of(spec)!] };
        return new(detector, new(DetectorChecks.Unused(raw, kind)), backbone with { Spec = staged });
    }

    private static DetectorSpec WithAnchors(RawSpec raw, DetectorSpec head) =>
        head.Anchors.Count > 0 && DetectorChecks.Anchors(raw) is EquatableArray<double> anchors ? head with { Anchors = anchors } : head;

    private static RawSpec Published(RawSpec raw, DetectorBackbone published)
    {
        Dictionary<string, object> values = s_ofBackbone.Where(raw.Has).ToDictionary(name => name, name => raw[name]!);
        values[nameof(ShuffleNetAttribute.Version)] = (int)ShuffleNetVersion.V2;
        values[nameof(ShuffleNetAttribute.Dialect)] = (int)published.Dialect;
        values[nameof(ShuffleNetAttribute.Scale)] = published.Scale;
        foreach (string side in new[] { nameof(ShuffleNetAttribute.InputHeight), nameof(ShuffleNetAttribute.InputWidth) })
        {
            values[side] = raw[side] ?? published.Side;
        }

        return new(values);
    }

    private static RawSpec Stages(RawSpec raw) => raw.With(nameof(ShuffleNetAttribute.Outputs), (int)NetworkOutputs.Stages);
}
