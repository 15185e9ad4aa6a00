namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// Emits a kernel that slides a window over each plane by itself: depthwise convolution, maximum and average pool. Lanes
/// are columns; some rows are computed together so that an input row is loaded once for all windows it is under. What lies
/// beyond the left or right border is masked to zero by constants, what lies above or below is not computed.
/// </summary>
internal sealed class WindowEmitter(CodeWriter code, VectorIsa isa) : KernelWriter(code, isa)
{
    private readonly List<(string Mask, string Name)> _masks = [];

    public void Emit(string name, WindowKernel kernel)
    {
        bool convolves = kernel.Operation == WindowOperation.Convolve;
        IReadOnlyList<Run<WindowColumns>> columns = Runs.Of(WindowColumns.Of(kernel, Isa), tile => tile.Signature());
        using (Method(name, $"ref float src, ref float dst{(convolves ? ", ref float wgt" : "")}"))
        {
            EmitMasks(columns);
            using (Code.Loop("channel", 0, kernel.Input.Channels, 1))
            {
                if (convolves)
                {
                    EmitFilter();
                }

                foreach (Run<WindowColumns> run in columns)
                {
                    EmitColumns(kernel, run);
                }

                Code.Line();
                Advance("src", kernel.Input.Plane);
                Advance("dst", kernel.Output.Plane);
                if (convolves)
                {
                    Advance("wgt", DepthwiseFilter.Stride);
                }
            }
        }
    }

    private void EmitMasks(IReadOnlyList<Run<WindowColumns>> columns)
    {
        foreach (WindowColumns tile in columns.Select(run => run.First))
        {
            for (int tap = 0; tap < tile.Kernel.Kernel; tap++)
            {
                string mask = Isa.Mask(tile.Inside(tap));
                if (tile.NeedsMask(tap) && _masks.All(known => known.Mask != mask))
                {
                    // The left border is the only one that cuts a tap before the centre.
                    string name = tap < tile.Kernel.Padding ? "leftMask" : Text.Of($"rightMask{(_masks.Count < 2 ? "" : Text.Of($"{_masks.Count}"))}");
                    _masks.Add((mask, name));
                    Code.Line(tap < tile.Kernel.Padding ? "// Zero for the column left of the plane." : "// Zero for the columns right of the plane.");
                    Local(name, mask);
                }
            }
        }
    }

    private void EmitFilter()
    {
        for (int part = 0; Isa.ByElement && part < 3; part++)
        {
            Local(Text.Of($"w{part}"), Isa.Load("wgt", 4 * part));
        }

        for (int tap = 0; !Isa.ByElement && tap < DepthwiseFilter.Bias; tap++)
        {
            Local(Text.Of($"w{tap}"), Isa.Broadcast(VectorIsa.At("wgt", tap)));
        }

        Local("bias", Isa.Broadcast(VectorIsa.At("wgt", DepthwiseFilter.Bias)));
    }

    private void EmitColumns(WindowKernel kernel, Run<WindowColumns> run)
    {
        WindowColumns tile = run.First;
        Code.Line();
        int last = tile.Start + ((run.Count - 1) * Isa.Lanes) + tile.Count - 1;
        Code.Line(Text.Of($"// Columns {tile.Start} to {last}."));
        using (run.Count == 1 ? Code.Block() : Code.Loop("col", tile.Start, tile.Start + (run.Count * Isa.Lanes), Isa.Lanes))
        {
            string column = run.Count == 1 ? Text.Of($"{tile.Start}") : "col";
            foreach (Run<WindowRows> rows in Runs.Of(WindowRows.Of(kernel, Isa.Registers), rows => rows.Signature(tile)))
            {
                EmitRows(kernel, tile, rows, column);
            }
        }
    }

    private void EmitRows(WindowKernel kernel, WindowColumns columns, Run<WindowRows> run, string column)
    {
        WindowRows rows = run.First;
        int end = rows.Start + (run.Count * rows.Count);
        bool loops = run.Count > 1;
        Code.Line(Text.Of($"// Rows {rows.Start} to {end - 1}."));
        using (loops ? Code.Loop("row", rows.Start, end, rows.Count) : Code.Block())
        {
            // x is the first element under the first window, or where it would be; y is where the first result goes.
            int padding = kernel.Padding * (kernel.Input.Width + 1);
            Reference("x", "src", Position(kernel.Input.Width * kernel.Stride, kernel.Stride, -padding));
            Reference("y", "dst", Position(kernel.Output.Width, 1, 0));
            EmitTile(kernel, columns, rows);
        }

        string Position(int rowStep, int columnStep, int offset)
        {
            string row = loops ? Text.Of($"(row * {rowStep}) + ") : "";
            string col = column != "col" ? "" : columnStep == 1 ? "col + " : Text.Of($"({columnStep} * col) + ");
            offset += (loops ? 0 : rows.Start * rowStep) + (column == "col" ? 0 : columns.Start * columnStep);
            return (row + col + Text.Of($"{offset}")).Replace("+ -", "- ").Replace(" + 0", "");
        }
    }

    private void EmitTile(WindowKernel kernel, WindowColumns columns, WindowRows rows)
    {
        bool[] started = new bool[rows.Count];
        foreach (int row in rows.InputRows)
        {
            Code.Line();
            EmitLoads(kernel, columns, row);
            for (int output = 0; output < rows.Count; output++)
            {
                int tapRow = row - (output * kernel.Stride);
                for (int tap = 0; tapRow >= 0 && tapRow < kernel.Kernel && tap < kernel.Kernel; tap++)
                {
                    string value = Combine(kernel, Text.Of($"acc{output}"), Text.Of($"x{row}{tap}"), (tapRow * kernel.Kernel) + tap, started[output]);
                    Code.Line(started[output] ? Text.Of($"acc{output} = {value};") : Text.Of($"{Isa.Name} acc{output} = {value};"));
                    started[output] = true;
                }
            }
        }

        Code.Line();
        for (int output = 0; output < rows.Count; output++)
        {
            string result = Finish(kernel, columns, rows, output);
            int offset = output * kernel.Output.Width;
            Code.Line(rows.CanRunOver(columns, output)
                ? VectorIsa.Store(result, "y", offset)
                : Isa.StoreFirst(result, "y", offset, columns.Count));
        }
    }

    private void EmitLoads(WindowKernel kernel, WindowColumns columns, int row)
    {
        int start = row * kernel.Input.Width;
        for (int tap = 0; tap < kernel.Kernel; tap++)
        {
            // With stride 2 a lane's taps 0 and 1 are the even and odd elements of a pair, tap 2 is the next pair's even one.
            int pair = start + tap - (tap % 2);
            string value = kernel.Stride == 1 ? Isa.Load("x", start + tap)
                : tap % 2 == 0 ? VectorIsa.Even(Isa.Load("x", pair), Isa.Load("x", pair + Isa.Lanes))
                : VectorIsa.Odd(Isa.Load("x", pair), Isa.Load("x", pair + Isa.Lanes));
            string mask = columns.NeedsMask(tap) ? " & " + _masks.Single(known => known.Mask == Isa.Mask(columns.Inside(tap))).Name : "";
            Local(Text.Of($"x{row}{tap}"), value + mask);
        }
    }

    private string Combine(WindowKernel kernel, string acc, string x, int tap, bool started) => kernel.Operation switch
    {
        WindowOperation.Maximum => started ? Isa.Max(acc, x) : x,
        WindowOperation.Average => started ? $"{acc} + {x}" : x,
        _ when Isa.ByElement => VectorIsa.MultiplyAddByElement(x, Text.Of($"w{tap / 4}"), tap % 4, started ? acc : "bias"),
        _ => Isa.MultiplyAdd(x, Text.Of($"w{tap}"), started ? acc : "bias"),
    };

    private string Finish(WindowKernel kernel, WindowColumns columns, WindowRows rows, int output)
    {
        string result = Text.Of($"acc{output}");
        if (kernel.Operation == WindowOperation.Average)
        {
            int height = columns.Counted(rows.InputRow(output * kernel.Stride), kernel.Input.Height);
            IReadOnlyList<string> factors = [.. columns.Elements().Select(width => Text.Of($"1f / {height * width}"))];
            result = $"{result} * {Isa.Constant(factors)}";
            result = kernel.Relu ? result : $"({result})";
        }

        return kernel.Relu ? Isa.Relu(result) : result;
    }
}
