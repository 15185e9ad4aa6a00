using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// Emits the first convolution: 3x3, padding 1, all input channels. Register tiles of output channels x vectors of
/// columns; a stride of 2 takes even and odd columns apart as they are loaded. It reads the caller's span, so no load
/// leaves it: border columns are loaded in part, and its position is an offset, for a reference may not leave the span.
/// </summary>
internal sealed class ConvolutionEmitter(
    CodeWriter code, ConvolutionSchedule schedule, bool isChecked) : KernelWriter(code, schedule, isChecked)
{
    private const int Taps = ConvolutionColumns.Taps;

    private readonly ConvolutionKernel _kernel = schedule.Kernel;

    public void Emit(string name)
    {
        using (Method(name, "ref float src, ref float dst, ref float wgt" + (_kernel.IsBand ? ", nint firstRow, nint rows" : "")))
        {
            DeclareConstants(_kernel.Activation);
            using (_kernel.IsBand
                ? Code.Block("for (nint row = firstRow; row < firstRow + rows; row++)")
                : Code.Loop("row", _kernel.FirstRow, _kernel.FirstRow + _kernel.Rows, 1))
            {
                EmitRow();
            }
        }
    }

    private void EmitRow()
    {
        string row = _kernel.Stride == 1 ? "row" : Text.Of($"({_kernel.Stride} * row)");
        Code.Line("// Taps above the first or below the last row would meet padding.");
        Code.Line($"nint firstTap = nint.Max(0, 1 - {row});");
        Code.Line(Text.Of($"nint taps = nint.Min({Taps}, {_kernel.Input.Height + 1} - {row}) - firstTap;"));
        Code.Line(Text.Of($"nint rowSrc = ({row} + firstTap - 1) * {_kernel.Input.Width};"));
        foreach (Repeat<ConvolutionColumns> run in schedule.Runs)
        {
            EmitColumns(run);
        }
    }

    private void EmitColumns(Repeat<ConvolutionColumns> run)
    {
        ConvolutionColumns tile = run.First;
        int step = tile.Step;
        int last = tile.Start + ((run.Count - 1) * step) + ((tile.Vectors - 1) * Vector.Lanes) + tile.Count - 1;
        Code.Line();
        Code.Line(Text.Of($"// Columns {tile.Start} to {last}."));
        using (run.Count == 1 ? Code.Block() : Code.Loop("col", tile.Start, tile.Start + (run.Count * step), step))
        {
            string column = run.Count == 1 ? Text.Of($"{tile.Start}") : "col";
            Reference(
                "tileDst", "dst", Text.Of($"({(_kernel.IsBand ? "(row - firstRow)" : "row")} * {_kernel.Output.Width}){Plus(column)}"));
            Reference("tileWgt", "wgt");
            for (int index = 0; index < tile.Blocks.Count; index++)
            {
                BlockRun block = tile.Blocks[index];
                using (Code.Repeat("block", block.Count))
                {
                    EmitBlock(tile, block, column);
                    if (block.Count > 1 || index < tile.Blocks.Count - 1)
                    {
                        Advance("tileWgt", block.Channels * ((_kernel.Input.Channels * Taps * Taps) + 1));
                        Advance("tileDst", block.Channels * _kernel.DestinationPlane);
                    }
                }
            }
        }
    }

    private void EmitBlock(ConvolutionColumns tile, BlockRun block, string column)
    {
        foreach (RegisterPass pass in block.Passes)
        {
            using (Code.Block())
            {
                EmitPass(tile, block.Channels, pass, column);
            }
        }
    }

    private void EmitPass(ConvolutionColumns tile, int block, RegisterPass pass, string column)
    {
        (int first, int channels) = (pass.First, pass.Channels);
        StartFromBias(first, channels, tile.Vectors);
        string startColumn = column != "col"
            ? Text.Of($"{tile.Start * _kernel.Stride}")
            : _kernel.Stride == 1 ? "col" : Text.Of($"({_kernel.Stride} * col)");
        string source = "rowSrc" + Plus(startColumn);
        Reference("w", "tileWgt", Text.Of($"{block + first} + (firstTap * {Taps * block})"));
        if (schedule.UnrollsInputs)
        {
            Code.Line($"nint tapSrc = {source};");
            EmitTaps(tile, block, channels);
        }
        else
        {
            Code.Line($"nint channelSrc = {source};");
            Reference("channelWgt", "w");
            using (Code.Repeat("channel", _kernel.Input.Channels))
            {
                Code.Line("nint tapSrc = channelSrc;");
                Code.Line("w = ref channelWgt;");
                EmitTaps(tile, block, channels);
                Code.Line(Text.Of($"channelSrc += {_kernel.Input.Plane};"));
                Advance("channelWgt", Taps * Taps * block);
            }
        }

        Code.Line();
        StoreTile(first, channels, tile.Vectors, _kernel.DestinationPlane, _kernel.Activation, tile.Count);
    }

    private void EmitTaps(ConvolutionColumns tile, int block, int channels)
    {
        int inputs = schedule.StepsPerTurn;
        using (Code.Block("for (nint tap = 0; tap < taps; tap++)"))
        {
            for (int input = 0; input < inputs; input++)
            {
                Code.Lines(inputs == 1 ? [] : [Text.Of($"// Input channel {input}.")]);
                string x = inputs == 1 ? "x" : Text.Of($"x{"abcd"[input]}");
                if (input == 0)
                {
                    Reference(x, "src", "tapSrc");
                }
                else
                {
                    Reference(x, Text.Of($"x{"abcd"[input - 1]}"), _kernel.Input.Plane);
                }

                if (schedule.PrefetchesImage)
                {
                    Code.Line("// The rows below, ahead of their use.");
                    Prefetch(x, Taps * _kernel.Input.Width, tile.Step * _kernel.Stride);
                }

                foreach (int tap in ConvolutionSchedule.TapOrder)
                {
                    EmitLoads(tile, x, tap);
                    MultiplyAdds(Text.Of($"{x}{tap}_"), tile.Vectors, channels,
                        Text.Of($"w{x.Substring(1)}{tap}_"), "w", ((input * Taps * Taps) + tap) * block);
                }
            }

            Code.Line(Text.Of($"tapSrc += {_kernel.Input.Width};"));
            Advance("w", Taps * block);
        }
    }

    /// <summary>
    /// Loads the inputs of a tap, <c>{x}{tap}_{vector}</c>, from <paramref name="x"/>, the column under the centre tap. Taps come
    /// in <see cref="ConvolutionSchedule.TapOrder"/>, each just before it is used, so that its registers are taken no longer than that.
    /// </summary>
    private void EmitLoads(ConvolutionColumns tile, string x, int tap)
    {
        for (int vector = 0; vector < tile.Vectors; vector++)
        {
            int column = vector * Vector.Lanes;
            if (_kernel.Stride == 1)
            {
                Local(tap, vector, tap == 0 && tile.IsLeft(vector) ? VectorCode.ShiftUp(Tap(1, vector)) : Load(column + tap - 1));
            }
            else if (tap == 1)
            {
                string low = Text.Of($"low{x.Substring(1)}{vector}");
                string high = Text.Of($"high{x.Substring(1)}{vector}");
                Code.Line($"{Vector.Name} {low} = {Load(2 * column)}, {high} = {Load((2 * column) + Vector.Lanes)};");
                Local(1, vector, VectorCode.Even(low, high));
                Local(2, vector, VectorCode.Odd(low, high));
            }
        }

        // The column left of the centre is the odd one of the vector before; from right to left, each over the one it is made of.
        for (int vector = tile.Vectors - 1; _kernel.Stride == 2 && tap == 0 && vector >= 0; vector--)
        {
            Local(0, vector, tile.IsLeft(vector)
                ? VectorCode.ShiftUp(Tap(2, vector))
                : VectorCode.ShiftIn(vector > 0 ? Tap(2, vector - 1) : Before(), Tap(2, vector)));
        }

        string Tap(int index, int vector) => Text.Of($"{x}{index}_{vector}");

        // Of the vector before only the last element counts. A whole one may begin before the row, and so before the caller's span.
        string Before() => tile.HasVectorBefore ? Load(-Vector.Lanes) : Vector.Broadcast(Vector.Read(x, -1));

        string Load(int offset) => Vector.LoadFirst(x, offset, tile.Remaining(offset));

        void Local(int index, int vector, string value) => Code.Line($"{Vector.Name} {Tap(index, vector)} = {value};");
    }

    private static string Plus(string offset) => offset == "0" ? "" : " + " + offset;
}
