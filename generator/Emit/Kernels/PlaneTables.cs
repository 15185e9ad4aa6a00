namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// The lists of planes that no constant steps lead to, as static data: offsets in floats, which a kernel gets by reference so
/// that layers of one shape share it. Equal lists are one table.
/// </summary>
internal sealed class PlaneTables
{
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly List<(string Step, string Offsets)> _tables = [];

    public PlaneTables(NetworkPlan plan)
    {
        foreach (Step step in plan.Calls)
        {
            foreach (string offsets in Lists(step).Where(offsets => !_indices.ContainsKey(offsets)))
            {
                _indices.Add(offsets, _tables.Count);
                _tables.Add((step.Name, offsets));
            }
        }
    }

    public bool Any => _tables.Count > 0;

    /// <summary>The tables of a step: what it loads from, then what it stores to.</summary>
    public IEnumerable<string> Arguments(Step step) =>
        Lists(step).Select(offsets => Text.Of($"Planes{_indices[offsets]}"));

    public void Emit(CodeWriter code)
    {
        for (int index = 0; index < _tables.Count; index++)
        {
            (string step, string offsets) = _tables[index];
            code.Line();
            code.Line($"/// <summary>Offsets in floats of the planes of {step}, and of every layer that has the same.</summary>");
            code.Line(Text.Of($"private static ReadOnlySpan<int> Planes{index} => [{offsets}];"));
        }
    }

    private static IEnumerable<string> Lists(Step step) => new[] { step.LoadPlanes, step.StorePlanes }
        .Where(planes => planes.Count > 0)
        .Select(planes => Text.Join(", ", [.. planes.Select(plane => plane * PlaneOf(step.Kernel))]));

    private static int PlaneOf(Kernel kernel) => kernel is ScaleKernel scale ? scale.Pixels : ((PointwiseKernel)kernel).Plane;
}
