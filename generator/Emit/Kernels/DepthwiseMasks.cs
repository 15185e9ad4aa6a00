using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// The masks that make zeros of what a window covers beyond the left or right border, as locals. Small windows have a few
/// that are constants; of the wide ones, whose columns all run through the same code, each tap's mask is worked out from the
/// column under it.
/// </summary>
internal sealed class DepthwiseMasks(CodeWriter code, VectorCode vector)
{
    // Columns of the lanes' first taps, counted from the first lane's.
    private const string Lanes = "lanes";

    private readonly List<(string Mask, string Name)> _constants = [];

    /// <summary>Emits the constants that the vectors of columns need.</summary>
    /// <param name="opaque">Whether to keep one in a register; see <c>Simd.OpaqueConstant</c>.</param>
    public void EmitConstants(IEnumerable<DepthwiseColumns> columns, bool opaque)
    {
        foreach (DepthwiseColumns tile in columns)
        {
            for (int place = 0; place < tile.Vectors * tile.Kernel.Kernel; place++)
            {
                (int tap, int index) = (place / tile.Vectors, place % tile.Vectors);
                string mask = vector.Mask(tile.Inside(tap, index));
                if (tile.NeedsMask(tap, index) && _constants.All(known => known.Mask != mask))
                {
                    // The left border is the only one that cuts a tap before the centre.
                    bool left = tap < tile.Kernel.Padding;
                    int before = _constants.Count(known => known.Name.StartsWith(left ? "left" : "right", StringComparison.Ordinal));
                    string name = Text.Of($"{(left ? "left" : "right")}Mask{(before == 0 ? "" : Text.Of($"{before + 1}"))}");
                    _constants.Add((mask, name));
                    code.Line(left ? "// Zero for the column left of the plane." : "// Zero for the columns right of the plane.");
                    code.Line($"{vector.Name} {name} = {(opaque && _constants.Count == 1 ? VectorCode.Opaque(mask) : mask)};");
                }
            }
        }
    }

    /// <summary>The name of a tap's mask, empty where it needs none.</summary>
    public string ConstantOf(DepthwiseColumns columns, int tap, int index) =>
        columns.NeedsMask(tap, index) ? _constants.Single(known => known.Mask == vector.Mask(columns.Inside(tap, index))).Name : "";

    /// <summary>Emits what <see cref="EmitComputed"/> starts from.</summary>
    /// <param name="opaque">Whether to keep it in a register; see <c>Simd.OpaqueConstant</c>.</param>
    public void EmitLanes(DepthwiseKernel kernel, bool opaque)
    {
        code.Line("// The columns under the first tap of each lane, from that of the first lane on.");
        string lanes = vector.Constant([.. Enumerable.Range(0, vector.Lanes).Select(lane => Text.Of($"{lane * kernel.Stride}"))]);
        code.Line($"{vector.Integers} {Lanes} = {(opaque ? $"{VectorCode.Opaque($"{lanes}.AsSingle()")}.AsInt32()" : lanes)};");
    }

    /// <summary>Emits the masks of the vector whose first lane's first tap is over column <paramref name="first"/>.</summary>
    public void EmitComputed(DepthwiseKernel kernel, IReadOnlyList<DepthwiseColumns> columns, string first)
    {
        code.Line($"{vector.Integers} under = {Lanes} + {vector.Broadcast($"(int)({first})")};");
        foreach (int tap in Enumerable.Range(0, kernel.Kernel).Where(tap => ComputedOf(columns, tap).Length > 0))
        {
            // With paddings as wide as half the window a tap crosses one border at most.
            List<string> inside = [];
            if (tap < kernel.Padding)
            {
                inside.Add(Text.Of($"{vector.Isa.Type}.GreaterThan(under, {vector.Broadcast(Text.Of($"{-tap - 1}"))})"));
            }

            if (((kernel.Output.Width - 1) * kernel.Stride) - kernel.Padding + tap >= kernel.Input.Width)
            {
                inside.Add(Text.Of($"{vector.Isa.Type}.LessThan(under, {vector.Broadcast(Text.Of($"{kernel.Input.Width - tap}"))})"));
            }

            string both = inside.Count == 1 ? inside[0] : $"({string.Join(" & ", inside)})";
            code.Line($"{vector.Name} {ComputedOf(columns, tap)} = {both}.AsSingle();");
        }
    }

    /// <summary>The name of a tap's computed mask, empty where no vector needs one.</summary>
    public static string ComputedOf(IReadOnlyList<DepthwiseColumns> columns, int tap) =>
        columns.Any(tile => tile.NeedsMask(tap)) ? Text.Of($"mask{tap}") : "";
}
