using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// The masks that make zeros of what a window covers left or right of the plane, and how many columns its averages count, as locals.
/// They are worked out from the columns under the first taps.
/// </summary>
internal sealed class DepthwiseMasks(CodeWriter code, VectorCode vector, DepthwiseMethod method)
{
    // Columns of the lanes' first taps, counted from the first lane's.
    private const string Lanes = "lanes";

    /// <summary>The name of a tap's mask, empty where it needs none.</summary>
    public static string Of(DepthwiseTile tile, int tap, int index) =>
        tile.HasMask(tap, index) ? Text.Of($"mask{tap}") + Letter(tile, index) : "";

    /// <summary>The name of the reciprocals of how many elements of windows that no border above or below cuts an average counts.</summary>
    public string FactorOf(DepthwiseTile tile, int index) =>
        method.CountsElements ? "factor" + Letter(tile, index) : vector.Constant([Text.Of($"1f / {method.Kernel * method.Kernel}")]);

    /// <summary>The same of windows of so many rows.</summary>
    public string FactorOf(DepthwiseTile tile, int index, string rows) =>
        $"{vector.Broadcast("1f")} / (counted{Letter(tile, index)} * {vector.Broadcast(rows)})";

    /// <summary>Emits what masks start from, before any loop.</summary>
    public void EmitLanes()
    {
        if (!method.Columns.Any(Asks))
        {
            return;
        }

        code.Line("// The columns under the first tap of each lane, from that of the first lane on.");
        DepthwiseTile tile = method.Columns[0];
        int step = method.Stride * (method.Alternates(tile) ? 2 : 1);
        string lanes = vector.Constant([.. Enumerable.Range(0, vector.Lanes).Select(lane => Text.Of($"{lane * step}"))]);
        code.Line(
            $"{vector.Integers} {Lanes} = {(IsHeld && !method.IsPartial ? $"{VectorCode.Opaque($"{lanes}.AsSingle()")}.AsInt32()" : lanes)};");
    }

    /// <summary>Emits the masks of a tile.</summary>
    /// <param name="first">The column under the first tap of its first window.</param>
    public void Emit(DepthwiseTile tile, string first)
    {
        if (!Asks(tile))
        {
            return;
        }

        bool both = method.Alternates(method.Columns[0]) && !method.Alternates(tile);
        string lanes = both ? $"({Lanes} >> 1)" : Lanes;
        code.Line($"{vector.Integers} under = {lanes} + {vector.Broadcast($"(int)({first})")};");
        foreach (DepthwiseMask mask in tile.Masks)
        {
            int tap = mask.Tap + Distance(tile, mask.Vector);
            List<string> inside = [];
            if (mask.Left)
            {
                inside.Add(Text.Of($"{vector.Isa.Type}.GreaterThan(under, {vector.Broadcast(Text.Of($"{-tap - 1}"))})"));
            }

            if (mask.Right)
            {
                inside.Add($"{vector.Isa.Type}.LessThan(under, {vector.Broadcast(Minus(Width, tap))})");
            }

            string value = (inside.Count == 1 ? inside[0] : $"({string.Join(" & ", inside)})") + ".AsSingle()";
            bool held = IsHeld && method.IsPartial && mask == tile.Masks[0];
            code.Line($"{vector.Name} {Of(tile, mask.Tap, mask.Vector)} = {(held ? VectorCode.Opaque(value) : value)};");
        }

        for (int index = 0; method.CountsElements && index < tile.Vectors; index++)
        {
            EmitCounted(tile, index);
        }
    }

    /// <summary>Rows of a window that an average counts.</summary>
    /// <param name="first">The input row under its first.</param>
    public string CountedRows(string first) => Counted("nint", first, "height");

    private void EmitCounted(DepthwiseTile tile, int index)
    {
        int distance = Distance(tile, index);
        string first = distance == 0 ? "under" : $"(under + {vector.Broadcast(Text.Of($"{distance}"))})";
        string count = Counted(vector.Isa.Type, first, Width);
        code.Line($"{vector.Name} counted{Letter(tile, index)} = {vector.Isa.Type}.ConvertToSingle({count});");
        code.Line($"{vector.Name} {FactorOf(tile, index)} = {FactorOf(tile, index, Text.Of($"{method.Kernel}f"))};");
    }

    /// <summary>How many elements of a window along one side an average counts.</summary>
    private string Counted(string type, string first, string size)
    {
        bool window = method.Divisor == AverageDivisor.WindowSize;
        string end = window && method.Padding > 0 ? Text.Of($"{size} + {method.Padding}") : size;
        bool vectors = type != "nint";
        string last = Text.Of(
            $"{type}.Min({first} + {(vectors ? vector.Broadcast(Text.Of($"{method.Kernel}")) : Text.Of($"{method.Kernel}"))}, {(vectors ? vector.Broadcast(end) : end)})");
        return $"{last} - {(window ? $"({first})" : $"{type}.Max({first}, {(vectors ? $"{vector.Integers}.Zero" : "0")})")}";
    }

    private string Width => method.IsPartial ? Text.Of($"{method.SourceWidth}") : "(int)srcWidth";

    /// <summary>Whether a value is kept in a register for the loads of several vectors; see <c>Simd.OpaqueConstant</c>.</summary>
    private bool IsHeld => method.Columns.Any(tile => tile.LoadsTogether);

    private bool Asks(DepthwiseTile tile) => tile.Masks.Count > 0 || method.CountsElements;

    /// <summary>Columns from under the first tap of the tile's first vector to that of another.</summary>
    private int Distance(DepthwiseTile tile, int index) =>
        index * method.Stride * (method.Alternates(tile) ? 1 : vector.Lanes);

    private static string Minus(string value, int number) =>
        number == 0 ? value : Text.Of($"{value} {(number < 0 ? '+' : '-')} {Math.Abs(number)}");

    private static string Letter(DepthwiseTile tile, int index) => tile.Vectors == 1 ? "" : "ABCD".Substring(index, 1);
}
