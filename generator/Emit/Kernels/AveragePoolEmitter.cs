using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// Emits an average pool of any window: lanes are columns, rows of the window in a loop and its columns in a line. What a window covers
/// beyond the left or right border is masked to zero, what lies above or below is not added. The divisor of a lane is the number of
/// columns that its window counts times that of rows.
/// </summary>
internal sealed class AveragePoolEmitter(
    CodeWriter code, AveragePoolSchedule schedule, bool isChecked) : KernelWriter(code, schedule, isChecked)
{
    private readonly AveragePoolKernel _kernel = schedule.Kernel;

    private bool CountsPadding => _kernel.Divisor == AverageDivisor.WindowSize;

    public void Emit(string name)
    {
        using (Method(name, "ref float src, ref float dst"))
        {
            DeclareConstants(_kernel.Activation);
            Code.Line("// The columns under the first tap of each lane, from that of the first lane on.");
            Code.Line(
                $"{Vector.Integers} lanes = {Vector.Constant([.. Enumerable.Range(0, Vector.Lanes).Select(lane => Text.Of($"{lane * _kernel.Stride}"))])};");
            using (Code.Loop("channel", 0, _kernel.Input.Channels, 1))
            {
                using (Code.Loop("row", _kernel.FirstRow, _kernel.FirstRow + _kernel.Rows, 1))
                {
                    EmitRow();
                }

                Code.Line();
                Advance("src", _kernel.Input.Plane);
                Advance("dst", _kernel.Output.Plane);
            }
        }
    }

    private void EmitRow()
    {
        (_, int height, int width) = _kernel.Input;
        Code.Line(Text.Of($"nint firstRow = ({_kernel.Stride} * row) - {_kernel.Padding.Top};"));
        Code.Line("nint firstTap = nint.Max(0, -firstRow);");
        Code.Line(Text.Of($"nint endTap = nint.Min({_kernel.Kernel}, {height} - firstRow);"));
        Code.Line(CountsPadding
            ? Text.Of($"float counted = nint.Min({_kernel.Kernel}, {height + _kernel.Padding.Bottom} - firstRow);")
            : "float counted = endTap - firstTap;");
        using (Code.Loop(schedule.Fits ? "col" : "next", 0, _kernel.Output.Width, Vector.Lanes))
        {
            Code.Lines(schedule.Fits ? [] : [Text.Of($"nint col = nint.Min(next, {schedule.LastColumn});")]);
            Code.Line(
                $"{Vector.Integers} under = lanes + {Vector.Broadcast(Text.Of($"(int)(({_kernel.Stride} * col) - {_kernel.Padding.Left})"))};");
            Reference("tileSrc", "src", Text.Of($"(firstRow * {width}) + ({_kernel.Stride} * col) - {_kernel.Padding.Left}"));
            Local("acc0_0", Vector.Zero);
            using (Code.Block("for (nint tap = firstTap; tap < endTap; tap++)"))
            {
                Reference("x", "tileSrc", Text.Of($"tap * {width}"));
                for (int tap = 0; tap < _kernel.Kernel; tap++)
                {
                    EmitTap(tap, width);
                }
            }

            string end =
                $"{Vector.Isa.Type}.Min(under + {Vector.Broadcast(Text.Of($"{_kernel.Kernel}"))}, {Vector.Broadcast(Text.Of($"{width + (CountsPadding ? _kernel.Padding.Right : 0)}"))})";
            string begin = CountsPadding ? "under" : $"{Vector.Isa.Type}.Max(under, {Vector.Integers}.Zero)";
            Local("divisor", $"{Vector.Isa.Type}.ConvertToSingle({end} - {begin}) * {Vector.Broadcast("counted")}");
            Code.Line("acc0_0 /= divisor;");
            Reference("tileDst", "dst", Text.Of($"(row * {_kernel.Output.Width}) + col"));
            StoreChannel(0, 1, "tileDst", 0, _kernel.Activation, schedule.StoredLanes);
        }
    }

    private void EmitTap(int tap, int width)
    {
        string loaded = _kernel.Stride == 1
            ? Vector.Load("x", tap)
            : VectorCode.Even(Vector.Load("x", tap), Vector.Load("x", tap + Vector.Lanes));
        string left = Text.Of($"{Vector.Isa.Type}.GreaterThan(under, {Vector.Broadcast(Text.Of($"{-tap - 1}"))})");
        string right = Text.Of($"{Vector.Isa.Type}.LessThan(under, {Vector.Broadcast(Text.Of($"{width - tap}"))})");
        Code.Line($"acc0_0 += {loaded} & ({left} & {right}).AsSingle();");
    }
}
