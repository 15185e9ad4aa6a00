namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// Emits a kernel that slides a window over each plane by itself: depthwise convolution, maximum and average pool. Lanes
/// are columns; some rows are computed together so that an input row is loaded once for all windows it is under. What lies
/// beyond the left or right border is masked to zero by constants, what lies above or below is not computed.
/// </summary>
internal sealed class WindowEmitter(CodeWriter code, VectorIsa isa) : KernelWriter(code, isa)
{
    // Floats to which an unaligned load or store of ARM reaches, with the taps of a row.
    private const int Reachable = 60;

    private readonly List<(string Mask, string Name)> _masks = [];

    public void Emit(string name, WindowKernel kernel)
    {
        bool convolves = kernel.Operation == WindowOperation.Convolve;
        IReadOnlyList<Run<WindowColumns>> columns = Runs.Of(WindowColumns.Of(kernel, Isa), tile => tile.Signature());
        using (Method(name, $"ref float src, ref float dst{(convolves ? ", ref float wgt" : "")}"))
        {
            Hold(kernel.Relu);
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
            // x is the first element under the first window, or where it would be; y is where the first result goes.
            int row = (kernel.FirstRow * kernel.Stride) - kernel.Padding;
            Reference("x", "src", Position(kernel.Stride, (row * kernel.Input.Width) - kernel.Padding));
            Reference("y", "dst", Position(1, kernel.FirstRow * kernel.Output.Width));
            IReadOnlyList<Run<WindowRows>> runs = Runs.Of(WindowRows.Of(kernel, Isa.Registers), rows => rows.Signature(tile));
            foreach (Run<WindowRows> rows in runs)
            {
                EmitRows(kernel, tile, rows, rows == runs[runs.Count - 1]);
            }
        }

        string Position(int step, int offset)
        {
            if (run.Count == 1)
            {
                return Text.Of($"{(tile.Start * step) + offset}");
            }

            string column = step == 1 ? "col" : Text.Of($"({step} * col)");
            return offset == 0 ? column : Text.Of($"{column} {(offset < 0 ? '-' : '+')} {Math.Abs(offset)}");
        }
    }

    private void EmitRows(WindowKernel kernel, WindowColumns columns, Run<WindowRows> run, bool last)
    {
        WindowRows rows = run.First;
        Code.Line(Text.Of($"// Rows {rows.Start} to {rows.Start + (run.Count * rows.Count) - 1}."));
        using (run.Count > 1 ? Code.Loop("turn", 0, run.Count, 1) : Code.Block())
        {
            (int inputRow, int outputRow) = EmitTile(kernel, columns, rows);
            if (run.Count > 1 || !last)
            {
                Code.Line();
                Advance("x", ((rows.Count * kernel.Stride) - inputRow) * kernel.Input.Width);
                Advance("y", (rows.Count - outputRow) * kernel.Output.Width);
            }
        }
    }

    /// <returns>The tile's input and output rows that <c>x</c> and <c>y</c> have moved to.</returns>
    private (int InputRow, int OutputRow) EmitTile(WindowKernel kernel, WindowColumns columns, WindowRows rows)
    {
        int inputRow = 0;
        bool[] started = new bool[rows.Count];
        foreach (int row in rows.InputRows)
        {
            Code.Line();
            inputRow = Reach("x", inputRow, row, kernel.Input.Width, kernel.Stride == 2 ? 0 : Reachable);
            EmitLoads(kernel, columns, row, (row - inputRow) * kernel.Input.Width);
            IReadOnlyList<int> taps = [.. Enumerable.Range(0, kernel.Kernel)];
            if (kernel.Operation != WindowOperation.Convolve)
            {
                // A pool combines the taps of a row once for all windows that the row is under.
                string rowValue = taps.Skip(1).Aggregate(Text.Of($"x{row}0"), (left, tap) => Combine(kernel, left, Text.Of($"x{row}{tap}"), tap));
                Local(Text.Of($"row{row}"), rowValue);
                taps = [0];
            }

            for (int output = 0; output < rows.Count; output++)
            {
                int tapRow = row - (output * kernel.Stride);
                foreach (int tap in tapRow >= 0 && tapRow < kernel.Kernel ? taps : [])
                {
                    string acc = Text.Of($"acc{output}");
                    string x = kernel.Operation == WindowOperation.Convolve ? Text.Of($"x{row}{tap}") : Text.Of($"row{row}");
                    string value = started[output] ? Combine(kernel, acc, x, (tapRow * kernel.Kernel) + tap) : Start(kernel, x, (tapRow * kernel.Kernel) + tap);
                    Code.Line(started[output] ? $"{acc} = {value};" : $"{Isa.Name} {acc} = {value};");
                    started[output] = true;
                }
            }
        }

        Code.Line();
        int outputRow = 0;
        for (int output = 0; output < rows.Count; output++)
        {
            string result = Finish(kernel, columns, rows, output);
            outputRow = Reach("y", outputRow, output, kernel.Output.Width, Reachable);
            int offset = (output - outputRow) * kernel.Output.Width;
            Code.Line(rows.CanRunOver(columns, output)
                ? VectorIsa.Store(result, "y", offset)
                : Isa.StoreFirst(result, "y", offset, columns.Count));
        }

        return (inputRow, outputRow);
    }

    /// <summary>
    /// Moves a reference from one row to another where ARM's loads have no room for the offset; the row at which it stands then.
    /// </summary>
    private int Reach(string reference, int from, int row, int width, int reachable)
    {
        if (!Isa.ByElement || (row - from) * width <= reachable)
        {
            return from;
        }

        Advance(reference, (row - from) * width);
        return row;
    }

    private void EmitLoads(WindowKernel kernel, WindowColumns columns, int row, int start)
    {
        if (kernel.Stride == 2 && Isa.LoadsTogether)
        {
            Code.Line(Text.Of($"({Isa.Name} x{row}0, {Isa.Name} x{row}1) = Simd.LoadEvenOdd(ref {VectorIsa.At("x", start)});"));
        }

        for (int tap = 0; tap < kernel.Kernel; tap++)
        {
            string x = Text.Of($"x{row}{tap}");
            string mask = columns.NeedsMask(tap) ? _masks.Single(known => known.Mask == Isa.Mask(columns.Inside(tap))).Name : "";
            if (kernel.Stride == 2 && Isa.LoadsTogether && tap < 2)
            {
                Code.Lines(mask.Length == 0 ? [] : [$"{x} &= {mask};"]);
                continue;
            }

            Local(x, Tap(kernel, row, tap, start) + (mask.Length == 0 ? "" : " & " + mask));
        }
    }

    // With stride 2 a lane's taps 0 and 1 are the even and odd elements of a pair, tap 2 is the even one of the next lane.
    private string Tap(WindowKernel kernel, int row, int tap, int start) =>
        kernel.Stride == 1 ? Isa.Load("x", start + tap)
            : tap == 0 ? VectorIsa.Even(Isa.Load("x", start), Isa.Load("x", start + Isa.Lanes))
            : tap == 1 ? VectorIsa.Odd(Isa.Load("x", start), Isa.Load("x", start + Isa.Lanes))
            : VectorIsa.ShiftOut(Text.Of($"x{row}0"), Isa.Load("x", start + (2 * Isa.Lanes)));

    private string Start(WindowKernel kernel, string x, int tap) =>
        kernel.Operation == WindowOperation.Convolve ? Combine(kernel, "bias", x, tap) : x;

    private string Combine(WindowKernel kernel, string acc, string x, int tap) => kernel.Operation switch
    {
        WindowOperation.Maximum => Isa.Max(acc, x),
        WindowOperation.Average => $"{acc} + {x}",
        _ when Isa.ByElement => VectorIsa.MultiplyAddByElement(x, Text.Of($"w{tap / 4}"), tap % 4, acc),
        _ => Isa.MultiplyAdd(x, Text.Of($"w{tap}"), acc),
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
