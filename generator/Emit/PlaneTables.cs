namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// The lists of planes that no constant steps lead to, as static data: offsets in floats, which a kernel gets by reference so
/// that layers of one shape share it. Equal lists are one table.
/// </summary>
internal sealed class PlaneTables
{
    private readonly List<(string Offsets, string Comment)> _tables = [];

    public PlaneTables(NetworkPlan plan)
    {
        foreach (Step step in plan.Steps)
        {
            Collect(step, step.LoadPlanes);
            Collect(step, step.StorePlanes);
        }
    }

    public bool Any => _tables.Count > 0;

    /// <summary>The arguments of a step's tables: what it loads from, then what it stores to.</summary>
    public IEnumerable<string> Arguments(Step step) => new[] { step.LoadPlanes, step.StorePlanes }
        .Where(planes => planes.Count > 0)
        .Select(planes => Text.Of($"ref MemoryMarshal.GetReference(Planes{_tables.FindIndex(table => table.Offsets == Offsets(step, planes))})"));

    public void Emit(CodeWriter code)
    {
        for (int index = 0; index < _tables.Count; index++)
        {
            code.Line();
            code.Line("/// <summary>" + _tables[index].Comment + "</summary>");
            code.Line(Text.Of($"private static ReadOnlySpan<int> Planes{index} => [{_tables[index].Offsets}];"));
        }
    }

    private void Collect(Step step, EquatableArray<int> planes)
    {
        string offsets = Offsets(step, planes);
        if (planes.Count > 0 && _tables.All(table => table.Offsets != offsets))
        {
            _tables.Add((offsets, Text.Of($"Planes of the half that {step.Name} and its unit work on, as offsets in floats.")));
        }
    }

    private static string Offsets(Step step, EquatableArray<int> planes) =>
        planes.Count == 0 ? "" : Text.Join(", ", [.. planes.Select(plane => plane * ((PointwiseKernel)step.Kernel).Pixels)]);
}
