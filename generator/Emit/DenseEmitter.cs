namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// Emits the first convolution: 3x3, padding 1, all input channels. Register tiles of output channels x vectors of
/// columns; a stride of 2 takes even and odd columns apart as they are loaded. It reads the caller's span, so no load
/// leaves it: border columns are loaded in part, and its position is an offset, for a reference may not leave the span.
/// </summary>
internal sealed class DenseEmitter(CodeWriter code, VectorIsa isa) : KernelWriter(code, isa)
{
    private const int Taps = 3;

    // Colours, where a loop over them would cost instructions that do not hide behind the multiply-adds.
    private const int MostUnrolledChannels = 4;

    public void Emit(string name, DenseKernel kernel)
    {
        using (Method(name, "ref float src, ref float dst, ref float wgt" + (kernel.IsBand ? ", nint firstRow, nint rows" : "")))
        {
            Hold(kernel.Activation);
            using (kernel.IsBand
                ? Code.Block("for (nint row = firstRow; row < firstRow + rows; row++)")
                : Code.Loop("row", kernel.FirstRow, kernel.FirstRow + kernel.Rows, 1))
            {
                EmitRow(kernel);
            }
        }
    }

    private void EmitRow(DenseKernel kernel)
    {
        string row = kernel.Stride == 1 ? "row" : Text.Of($"({kernel.Stride} * row)");
        Code.Line("// Taps above the first or below the last row would meet padding.");
        Code.Line($"nint firstTap = nint.Max(0, 1 - {row});");
        Code.Line(Text.Of($"nint taps = nint.Min({Taps}, {kernel.Input.Height + 1} - {row}) - firstTap;"));
        Code.Line(Text.Of($"nint rowSrc = ({row} + firstTap - 1) * {kernel.Input.Width};"));
        foreach (Run<DenseColumns> run in Runs.Of(DenseColumns.Of(kernel, Isa), tile => tile.Signature()))
        {
            EmitColumns(kernel, run);
        }
    }

    private void EmitColumns(DenseKernel kernel, Run<DenseColumns> run)
    {
        DenseColumns tile = run.First;
        int step = tile.Vectors * Isa.Lanes;
        int last = tile.Start + ((run.Count - 1) * step) + ((tile.Vectors - 1) * Isa.Lanes) + tile.Count - 1;
        Code.Line();
        Code.Line(Text.Of($"// Columns {tile.Start} to {last}."));
        using (run.Count == 1 ? Code.Block() : Code.Loop("col", tile.Start, tile.Start + (run.Count * step), step))
        {
            string column = run.Count == 1 ? Text.Of($"{tile.Start}") : "col";
            Reference("tileDst", "dst", Text.Of($"({(kernel.IsBand ? "(row - firstRow)" : "row")} * {kernel.Output.Width}){Plus(column)}"));
            Reference("tileWgt", "wgt");
            int remaining = kernel.Blocks.Count;
            foreach ((int channels, int count) in ChannelBlocks.Runs(kernel.Blocks))
            {
                remaining -= count;
                using (count == 1 ? Code.Block() : Code.Loop("block", 0, count, 1))
                {
                    EmitBlock(kernel, tile, channels, column);
                    if (count > 1 || remaining > 0)
                    {
                        Advance("tileWgt", channels * ((kernel.Input.Channels * Taps * Taps) + 1));
                        Advance("tileDst", channels * kernel.DestinationPlane);
                    }
                }
            }
        }
    }

    private void EmitBlock(DenseKernel kernel, DenseColumns tile, int block, string column)
    {
        // Each vector of columns has an input register for each of the three taps of a row.
        foreach ((int first, int channels) in Parts(block, tile.Vectors, Taps * tile.Vectors))
        {
            using (Code.Block())
            {
                EmitPart(kernel, tile, block, first, channels, column);
            }
        }
    }

    private void EmitPart(DenseKernel kernel, DenseColumns tile, int block, int first, int channels, string column)
    {
        StartFromBias(first, channels, tile.Vectors);
        string startColumn = column != "col" ? Text.Of($"{tile.Start * kernel.Stride}") : kernel.Stride == 1 ? "col" : Text.Of($"({kernel.Stride} * col)");
        string source = "rowSrc" + Plus(startColumn);
        Reference("w", "tileWgt", Text.Of($"{block + first} + (firstTap * {Taps * block})"));
        if (Isa.ByElement && kernel.Input.Channels <= MostUnrolledChannels)
        {
            Code.Line($"nint tapSrc = {source};");
            EmitTaps(kernel, tile, block, channels, kernel.Input.Channels);
        }
        else
        {
            Code.Line($"nint channelSrc = {source};");
            Reference("channelWgt", "w");
            using (Code.Loop("channel", 0, kernel.Input.Channels, 1))
            {
                Code.Line("nint tapSrc = channelSrc;");
                Code.Line("w = ref channelWgt;");
                EmitTaps(kernel, tile, block, channels, 1);
                Code.Line(Text.Of($"channelSrc += {kernel.Input.Plane};"));
                Advance("channelWgt", Taps * Taps * block);
            }
        }

        Code.Line();
        StoreTile(first, channels, tile.Vectors, kernel.DestinationPlane, kernel.Activation, tile.Count);
    }

    private void EmitTaps(DenseKernel kernel, DenseColumns tile, int block, int channels, int inputs)
    {
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
                    Reference(x, Text.Of($"x{"abcd"[input - 1]}"), kernel.Input.Plane);
                }

                if (Prefetching.OfImage(Isa, kernel))
                {
                    Code.Line("// The rows below, ahead of their use.");
                    Prefetch(x, Taps * kernel.Input.Width, tile.Vectors * Isa.Lanes * kernel.Stride);
                }

                foreach (int tap in DenseColumns.TapOrder)
                {
                    tile.EmitLoads(Code, x, tap);
                    MultiplyAdds(Text.Of($"{x}{tap}"), tile.Vectors, channels, Text.Of($"w{x.Substring(1)}{tap}"), "w", ((input * Taps * Taps) + tap) * block);
                }
            }

            Code.Line(Text.Of($"tapSrc += {kernel.Input.Width};"));
            Advance("w", Taps * block);
        }
    }

    private static string Plus(string offset) => offset == "0" ? "" : " + " + offset;
}
