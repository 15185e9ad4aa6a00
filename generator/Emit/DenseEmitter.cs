namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// Emits the first convolution: 3x3, padding 1, all input channels. Register tiles of output channels x vectors of
/// columns; a stride of 2 takes even and odd columns apart as they are loaded. It reads the caller's span, so no load
/// leaves it: border columns are loaded in part, and addresses are computed rather than advanced.
/// </summary>
internal sealed class DenseEmitter(CodeWriter code, VectorIsa isa) : KernelWriter(code, isa)
{
    private const int Taps = 3;

    public void Emit(string name, DenseKernel kernel)
    {
        int height = kernel.Input.Height;
        string stride = kernel.Stride == 1 ? "row" : Text.Of($"({kernel.Stride} * row)");
        using (Method(name, "ref float src, ref float dst, ref float wgt"))
        using (Code.Loop("row", 0, kernel.Output.Height, 1))
        {
            Code.Line("// Taps above the first or below the last row would meet padding.");
            Code.Line($"nint firstTap = nint.Max(0, 1 - {stride});");
            Code.Line(Text.Of($"nint endTap = nint.Min({Taps}, {height + 1} - {stride});"));
            foreach (Run<DenseColumns> run in Runs.Of(DenseColumns.Of(kernel, Isa), tile => tile.Signature()))
            {
                EmitColumns(kernel, run);
            }
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
            Reference("tileDst", "dst", Text.Of($"(row * {kernel.Output.Width}){Plus(column)}"));
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
                        Advance("tileDst", channels * kernel.Output.Plane);
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
        for (int channel = 0; channel < channels; channel++)
        {
            string start = Isa.Broadcast(VectorIsa.At("tileWgt", first + channel));
            IEnumerable<string> names = Enumerable.Range(0, tile.Vectors).Select(vector => $"acc{channel}{vector} = {(vector == 0 ? start : $"acc{channel}0")}");
            Code.Line($"{Isa.Name} {string.Join(", ", names)};");
        }

        string row = kernel.Stride == 1 ? "row" : Text.Of($"({kernel.Stride} * row)");
        string sourceColumn = column == "col" ? kernel.Stride == 1 ? column : Text.Of($"({kernel.Stride} * col)") : Text.Of($"{tile.Start * kernel.Stride}");
        using (Code.Loop("channel", 0, kernel.Input.Channels, 1))
        using (Code.Block("for (nint tap = firstTap; tap < endTap; tap++)"))
        {
            Reference("x", "src", Text.Of($"(channel * {kernel.Input.Plane}) + (({row} + tap - 1) * {kernel.Input.Width}){Plus(sourceColumn)}"));
            Reference("w", "tileWgt", Text.Of($"{block + first} + (((channel * {Taps}) + tap) * {Taps * block})"));
            tile.EmitLoads(Code);
            for (int tap = 0; tap < Taps; tap++)
            {
                EmitMultiplyAdds(tile, block, channels, tap);
            }
        }

        for (int channel = 0; channel < channels; channel++)
        {
            for (int vector = 0; vector < tile.Vectors; vector++)
            {
                int offset = ((first + channel) * kernel.Output.Plane) + (vector * Isa.Lanes);
                string acc = $"acc{channel}{vector}";
                Code.Line(Isa.StoreFirst(kernel.Relu ? Isa.Relu(acc) : acc, "tileDst", offset, tile.Count));
            }
        }
    }

    private static string Plus(string offset) => offset == "0" ? "" : " + " + offset;

    private void EmitMultiplyAdds(DenseColumns tile, int block, int channels, int tap)
    {
        for (int channel = 0; channel < channels; channel++)
        {
            string weights = Text.Of($"w{tap}{(Isa.ByElement ? channel / 4 : channel)}");
            if (!Isa.ByElement)
            {
                Local(weights, Isa.Broadcast(VectorIsa.At("w", (tap * block) + channel)));
            }
            else if (channel % 4 == 0)
            {
                Local(weights, Isa.Load("w", (tap * block) + channel));
            }

            for (int vector = 0; vector < tile.Vectors; vector++)
            {
                string acc = $"acc{channel}{vector}";
                string sum = Isa.ByElement
                    ? VectorIsa.MultiplyAddByElement(Text.Of($"x{tap}{vector}"), weights, channel % 4, acc)
                    : Isa.MultiplyAdd(Text.Of($"x{tap}{vector}"), weights, acc);
                Code.Line($"{acc} = {sum};");
            }
        }
    }
}
