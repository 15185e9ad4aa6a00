using System.Collections.Concurrent;

namespace ShuffleNet.Compiler.Generator;

/// <summary>From what the user wrote to a network whose graph can be compiled, or to what is wrong with it.</summary>
internal static class NetworkResolver
{
    // Drawing a network costs a hundred times what reading its attribute does, and after an edit anywhere all attributes are read again.
    private static readonly ConcurrentDictionary<NetworkSpec, EquatableArray<SpecProblem>> s_known = new();

    private static readonly ConcurrentDictionary<(NetworkSpec, DetectorSpec), EquatableArray<SpecProblem>> s_knownDetectors = new();

    private const int MaxKnown = 1000;

    public static SpecResolution Resolve(RawSpec raw)
    {
        SpecResolution resolution = SpecResolver.Resolve(raw);
        if (resolution.Spec is not NetworkSpec spec)
        {
            return resolution;
        }

        if (s_known.Count > MaxKnown)
        {
            s_known.Clear();
        }

        EquatableArray<SpecProblem> problems = s_known.GetOrAdd(spec, Check);
        return problems.Count == 0 ? resolution : new(null, problems);
    }

    /// <param name="detector">The attribute of a head.</param>
    /// <param name="backbone">The attribute of its backbone; null where there is none.</param>
    public static DetectorResolution Resolve(RawSpec detector, RawSpec? backbone)
    {
        DetectorResolution resolution = DetectorResolver.Resolve(detector, backbone, Resolve);
        if (resolution is not { Detector: DetectorSpec head, Backbone.Spec: NetworkSpec spec })
        {
            return resolution;
        }

        if (s_knownDetectors.Count > MaxKnown)
        {
            s_knownDetectors.Clear();
        }

        EquatableArray<SpecProblem> problems = s_knownDetectors.GetOrAdd(
            (spec, head), network => new(VolumeChecks.Check(DetectorFamily.Build(network.Item1, network.Item2))));
        return problems.Count == 0 ? resolution : new(null, default, new(null, problems));
    }

    private static EquatableArray<SpecProblem> Check(NetworkSpec spec)
    {
        SpecProblem[] sizes = [.. SizeChecks.Check(spec)];
        return new(sizes.Length > 0 ? sizes : VolumeChecks.Check(spec));
    }
}
