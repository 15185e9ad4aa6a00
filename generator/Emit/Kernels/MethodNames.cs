using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// Gives each emitted method a name: that of its kernel, or, where kernels share it, one that says its tile and its epilogue.
/// </summary>
internal sealed class MethodNames
{
    private readonly KernelNames _kernels;
    private readonly List<(KernelMethod Method, string Name)> _names = [];

    public MethodNames(NetworkSchedule schedule)
    {
        _kernels = new(schedule.Plan);
        foreach (KernelMethod method in schedule.Methods)
        {
            string name = method switch
            {
                WholeKernel whole => Of(whole.Schedule.Scheduled),
                PointwiseTiles tiles => Text.Of(
                    $"Pointwise{Text.Count(tiles.Vectors, "Vector").Replace(" ", "")}{(tiles.Tail is null ? "" : "And1")}") + Operands(
                        tiles),
                DepthwiseMethod window => Of(window),
                PointwiseTail tail => Text.Of($"PointwiseLast{tail.Tile.Pixels}") + Operands(tail),
                _ => throw new ArgumentException(method.ToString(), nameof(schedule)),
            };
            int equal = _names.Count(known => known.Name == name || known.Name.StartsWith(name + "Variant", StringComparison.Ordinal));
            _names.Add((method, equal == 0 ? name : Text.Of($"{name}Variant{equal + 1}")));
        }
    }

    public string Of(KernelMethod method) => _names.Single(known => known.Method == method).Name;

    /// <summary>Of a kernel that is one method.</summary>
    public string Of(Kernel kernel) => _kernels.Of(kernel);

    private static string Of(DepthwiseMethod method) => Text.Of(
        $"{(method.Convolves ? "Depthwise" : Text.Of($"{method.Operation}Pool"))}{method.Kernel}x{method.Kernel}Stride{method.Stride}")
        + (method.IsPartial ? Text.Of($"Columns{method.Columns[0].Columns}") : "")
        + (method.Activation.IsNone ? "" : Text.Of($"{method.Activation.Kind}"));

    private static string Operands(PointwiseMethod method) =>
        (method.LoadIsIndexed ? "FromList" : "") + (method.StoreIsIndexed ? "ToList" : "")
        + (method.Residual == ResidualMode.None ? "" : "Add") + (method.Activation.IsNone ? "" : Text.Of($"{method.Activation.Kind}"));
}
