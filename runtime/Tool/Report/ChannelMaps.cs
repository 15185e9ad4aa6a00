using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Generator.Plan;

namespace ShuffleNet.Compiler.Tool;

/// <summary>Reads from a plan where each shuffle went: into planes that a layer stores to, or that it loads from.</summary>
internal static class ChannelMaps
{
    /// <summary>Colours that the page has; bands of a V2 unit's channels take one each.</summary>
    public const int Colours = 8;

    /// <summary>The maps with the units that they are of; units with equal maps stand together.</summary>
    public static IReadOnlyList<(ChannelMap Map, IReadOnlyList<string> Units)> Of(NetworkSpec spec, NetworkPlan plan)
    {
        if (spec.Version == ShuffleNetVersion.V1 && (!spec.Shuffle || spec.Groups == 1))
        {
            return [];
        }

        Dictionary<string, Step> steps = plan.Steps.ToDictionary(step => step.Name);
        IEnumerable<(string Unit, ChannelMap Map)> maps = plan.Steps
            .Where(step => step.Name.EndsWith(".pw1", StringComparison.Ordinal))
            .Select(first => (First: first, Unit: first.Name[..^".pw1".Length]))
            .Where(unit => steps.ContainsKey(unit.Unit + ".dw"))
            .Select(unit => (unit.Unit, spec.Version == ShuffleNetVersion.V1
                ? Residual(unit.First, steps[unit.Unit + ".pw2"])
                : Split(plan, unit.First, steps[unit.Unit + ".pw2"])));
        return
        [
            .. maps.GroupBy(map => map.Map.Signature)
                .Select(same => (same.First().Map, (IReadOnlyList<string>)[.. same.Select(map => map.Unit)])),
        ];
    }

    /// <summary>V1: what the first convolution makes, the planes where it stands, and what the second one reads.</summary>
    private static ChannelMap Residual(Step first, Step second)
    {
        PointwiseKernel writer = (PointwiseKernel)first.Kernel;
        PointwiseKernel reader = (PointwiseKernel)second.Kernel;
        int[] stored = FromZero(Planes(writer.Store, first.StorePlanes, writer.Groups, writer.Outputs));
        int[] loaded = FromZero(Planes(reader.Load, second.LoadPlanes, reader.Groups, reader.Inputs));
        int count = stored.Length;
        int[] rows = InFileOrder(stored, first.Weights?.OutputOrder);
        int[] readAt = new int[count];
        for (int input = 0; input < count; input++)
        {
            readAt[loaded[input]] = input;
        }

        int[] colourOfPlane = [.. readAt.Select(input => input / reader.Inputs % Colours)];
        string where = reader.Load.ChannelStep != 1 ? "into the addresses that pw2 loads from"
            : writer.Store.ChannelStep != 1 ? "into the addresses that pw1 stores to"
            : "into the order of pw1's packed weights";
        return new ChannelMap(
            where,
            [
                new("pw1 makes", count, writer.Groups, [.. rows.Select(plane => colourOfPlane[plane])], rows),
                new("planes in memory, where dw runs", count, 1, colourOfPlane, readAt),
                new(
                    "pw2 reads",
                    count,
                    reader.Groups,
                    [.. Enumerable.Range(0, count).Select(input => input / reader.Inputs % Colours)],
                    []),
            ]);
    }

    /// <summary>V2: the planes of the stage's buffer that the branch reads, and those that it writes.</summary>
    private static ChannelMap Split(NetworkPlan plan, Step first, Step second)
    {
        PointwiseKernel reader = (PointwiseKernel)first.Kernel;
        PointwiseKernel writer = (PointwiseKernel)second.Kernel;
        int[] loaded = InFileOrder(
            Planes(reader.Load, first.LoadPlanes, 1, reader.Inputs, Plane(plan, first.Source, reader.Pixels)), first.Weights?.InputOrder);
        int[] stored = InFileOrder(
            Planes(writer.Store, second.StorePlanes, 1, writer.Outputs, Plane(plan, second.Destination, writer.Pixels)),
            second.Weights?.OutputOrder);
        int read = Size(plan, first.Source, reader.Pixels, loaded);
        int written = Size(plan, second.Destination, writer.Pixels, stored);
        int[] inputAt = Inverse(loaded, read);
        return new ChannelMap(
            "into the list of planes that pw1 reads, and pw2 writes, where they stand",
            [
                new("planes before the unit", read, 1, [.. inputAt.Select(input => Band(input, loaded.Length))], inputAt),
                new("pw1 reads", loaded.Length, 1, [.. Enumerable.Range(0, loaded.Length).Select(input => Band(input, loaded.Length))], []),
                new(
                    "pw2 makes",
                    stored.Length,
                    1,
                    [.. Enumerable.Range(0, stored.Length).Select(output => Band(output, stored.Length))],
                    stored),
                new("planes behind the unit", written, 1, [.. Inverse(stored, written).Select(output => Band(output, stored.Length))], []),
            ]);
    }

    private static int Band(int index, int count) => index < 0 ? -1 : index * Colours / count;

    private static int[] Planes(PlaneAccess access, EquatableArray<int> listed, int groups, int perGroup, int first = 0) => access.IsIndexed
        ? [.. listed]
        : [
            .. Enumerable.Range(0, groups * perGroup)
                .Select(index => first + (index / perGroup * access.GroupStep) + (index % perGroup * access.ChannelStep)),
        ];

    /// <summary>The plane of a buffer at which a step begins.</summary>
    private static int Plane(NetworkPlan plan, Address address, int pixels) =>
        (address.Offset - (Region(plan, address)?.Offset ?? 0)) / (pixels * address.Element.Bytes);

    private static int Size(NetworkPlan plan, Address address, int pixels, int[] planes) =>
        Math.Max(planes.Max() + 1, Region(plan, address) is MemoryRegion region ? region.Length / (pixels * address.Element.Bytes) : 0);

    // Regions that share memory are alive at other times; the one that begins last before the address holds it.
    private static MemoryRegion? Region(NetworkPlan plan, Address address) => address.Source != MemorySource.Arena
        ? null
        : plan.Memory.Regions
            .Where(region => region.Offset <= address.Offset && address.Offset < region.End && Alive(plan, region, address))
            .MaxBy(region => region.Offset);

    private static bool Alive(NetworkPlan plan, MemoryRegion region, Address address)
    {
        int step = plan.Steps
            .ToList()
            .FindIndex(candidate => ReferenceEquals(candidate.Source, address) || ReferenceEquals(candidate.Destination, address));
        return region.FirstStep <= step && step <= region.LastStep;
    }

    private static int[] FromZero(int[] planes) => [.. planes.Select(plane => plane - planes.Min())];

    /// <summary>Planes by the channels of the file, from planes by the order of packing.</summary>
    private static int[] InFileOrder(int[] planes, Permutation? order)
    {
        int[] ordered = new int[planes.Length];
        for (int packed = 0; packed < planes.Length; packed++)
        {
            ordered[order is null ? packed : order[packed]] = planes[packed];
        }

        return ordered;
    }

    private static int[] Inverse(int[] places, int count)
    {
        int[] inverse = [.. Enumerable.Repeat(-1, count)];
        for (int index = 0; index < places.Length; index++)
        {
            inverse[places[index]] = index;
        }

        return inverse;
    }
}
