namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// Emits a kernel that slides a window over each plane by itself: depthwise convolution, maximum and average pool. Lanes
/// are columns; some rows are computed together so that an input row is loaded once for all windows it is under. What lies
/// beyond the left or right border is masked to zero, what lies above or below is not computed.
/// <para>
/// A 3x3 window has its nine taps in registers, and code of its own for vectors of columns at a border. The wider ones have more
/// taps than registers and longer code: a tap is a memory operand of its multiply-add, except on ARM, which holds four to a
/// register, and all vectors of a row run through the same code.
/// </para>
/// </summary>
internal sealed class WindowEmitter(CodeWriter code, VectorIsa isa) : KernelWriter(code, isa)
{
    // Floats to which an unaligned load or store of ARM reaches, 63, less the taps of the widest row.
    private const int Reachable = 57;

    // The widest window whose taps are held.
    private const int MostHeld = 3;

    private readonly WindowMasks _masks = new(code, isa);

    public void Emit(string name, WindowKernel kernel)
    {
        bool convolves = kernel.Operation == WindowOperation.Convolve;
        IReadOnlyList<WindowColumns> columns = WindowColumns.Of(kernel, Isa);
        IReadOnlyList<Run<WindowColumns>> runs = Runs.Of(columns, tile => tile.Signature());
        bool sharesCode = kernel.Kernel > MostHeld && columns.Count > 1;
        using (Method(name, $"ref float src, ref float dst{(convolves ? ", ref float wgt" : "")}"))
        {
            Hold(kernel.Relu);
            if (sharesCode)
            {
                _masks.EmitLanes(kernel);
            }
            else
            {
                _masks.EmitConstants(runs.Select(run => run.First));
            }

            using (Code.Loop("channel", 0, kernel.Input.Channels, 1))
            {
                if (convolves)
                {
                    EmitFilter(kernel.Kernel);
                }

                if (sharesCode)
                {
                    EmitAllColumns(kernel, columns);
                }
                else
                {
                    foreach (Run<WindowColumns> run in runs)
                    {
                        EmitColumns(kernel, run);
                    }
                }

                Code.Line();
                Advance("src", kernel.Input.Plane);
                Advance("dst", kernel.Output.Plane);
                if (convolves)
                {
                    Advance("wgt", DepthwiseFilter.Stride(kernel.Kernel));
                }
            }
        }
    }

    private void EmitFilter(int kernel)
    {
        for (int part = 0; Isa.ByElement && part < DepthwiseFilter.Stride(kernel) / Isa.Lanes; part++)
        {
            Local(Text.Of($"w{part}"), Isa.Load("wgt", part * Isa.Lanes));
        }

        for (int tap = 0; !Isa.ByElement && kernel <= MostHeld && tap < DepthwiseFilter.Bias(kernel); tap++)
        {
            Local(Text.Of($"w{tap}"), Isa.Broadcast(Isa.Read("wgt", tap)));
        }

        Local("bias", Isa.Broadcast(Isa.Read("wgt", DepthwiseFilter.Bias(kernel))));
    }

    /// <summary>All vectors of columns in one loop, in which the last begins earlier where it would run over.</summary>
    private void EmitAllColumns(WindowKernel kernel, IReadOnlyList<WindowColumns> columns)
    {
        int width = kernel.Output.Width;
        bool fits = width % Isa.Lanes == 0;
        Code.Line();
        Code.Line(Text.Of($"// Columns 0 to {width - 1}."));
        using (Code.Loop(fits ? "col" : "next", 0, width, Isa.Lanes))
        {
            if (!fits)
            {
                Code.Line(Text.Of($"nint col = nint.Min(next, {width - Isa.Lanes});"));
            }

            string first = kernel.Stride == 1 ? "col" : Text.Of($"({kernel.Stride} * col)");
            _masks.EmitComputed(kernel, columns, Text.Of($"{first} - {kernel.Padding}"));
            Reference("x", "src", Plus(first, FirstInput(kernel)));
            Reference("y", "dst", Plus("col", kernel.FirstRow * kernel.Output.Width));
            EmitAllRows(kernel, columns[columns.Count - 1], [.. Enumerable.Range(0, kernel.Kernel).Select(tap => WindowMasks.ComputedOf(columns, tap))]);
        }
    }

    /// <summary>The first element under the first window, counted from the plane.</summary>
    private static int FirstInput(WindowKernel kernel) =>
        (((kernel.FirstRow * kernel.Stride) - kernel.TopPadding) * kernel.Input.Width) - kernel.Padding;

    private static string Plus(string column, int offset) =>
        offset == 0 ? column : Text.Of($"{column} {(offset < 0 ? '-' : '+')} {Math.Abs(offset)}");

    private void EmitColumns(WindowKernel kernel, Run<WindowColumns> run)
    {
        WindowColumns tile = run.First;
        Code.Line();
        int last = tile.Start + ((run.Count - 1) * Isa.Lanes) + tile.Count - 1;
        Code.Line(Text.Of($"// Columns {tile.Start} to {last}."));
        using (run.Count == 1 ? Code.Block() : Code.Loop("col", tile.Start, tile.Start + (run.Count * Isa.Lanes), Isa.Lanes))
        {
            // x is the first element under the first window, or where it would be; y is where the first result goes.
            Reference("x", "src", Position(kernel.Stride, FirstInput(kernel)));
            Reference("y", "dst", Position(1, kernel.FirstRow * kernel.Output.Width));
            EmitAllRows(kernel, tile, [.. Enumerable.Range(0, kernel.Kernel).Select(tap => _masks.ConstantOf(tile, tap))]);
        }

        string Position(int step, int offset)
        {
            if (run.Count == 1)
            {
                return Text.Of($"{(tile.Start * step) + offset}");
            }

            string column = step == 1 ? "col" : Text.Of($"({step} * col)");
            return Plus(column, offset);
        }
    }

    /// <param name="masks">For each tap the name of its mask, empty where it needs none.</param>
    private void EmitAllRows(WindowKernel kernel, WindowColumns columns, string[] masks)
    {
        IReadOnlyList<Run<WindowRows>> runs = Runs.Of(WindowRows.Of(kernel, Isa.Registers), rows => rows.Signature(columns));
        foreach (Run<WindowRows> run in runs)
        {
            EmitRows(kernel, columns, masks, run, run == runs[runs.Count - 1]);
        }
    }

    private void EmitRows(WindowKernel kernel, WindowColumns columns, string[] masks, Run<WindowRows> run, bool last)
    {
        WindowRows rows = run.First;
        Code.Line(Text.Of($"// Rows {rows.Start} to {rows.Start + (run.Count * rows.Count) - 1}."));
        using (run.Count > 1 ? Code.Loop("turn", 0, run.Count, 1) : Code.Block())
        {
            (int inputRow, int outputRow) = EmitTile(kernel, columns, masks, rows);
            if (run.Count > 1 || !last)
            {
                Code.Line();
                Advance("x", ((rows.Count * kernel.Stride) - inputRow) * kernel.Input.Width);
                Advance("y", (rows.Count - outputRow) * kernel.Output.Width);
            }
        }
    }

    /// <returns>The tile's input and output rows that <c>x</c> and <c>y</c> have moved to.</returns>
    private (int InputRow, int OutputRow) EmitTile(WindowKernel kernel, WindowColumns columns, string[] masks, WindowRows rows)
    {
        int inputRow = 0;
        bool[] started = new bool[rows.Count];
        foreach (int row in rows.InputRows)
        {
            Code.Line();
            inputRow = Reach("x", inputRow, row, kernel.Input.Width, kernel.Stride == 2 ? 0 : Reachable);
            foreach (int[] taps in TapsTogether(kernel))
            {
                EmitLoads(kernel, masks, row, taps, (row - inputRow) * kernel.Input.Width);
                if (kernel.Operation != WindowOperation.Convolve)
                {
                    // A pool combines the taps of a row once for all windows that the row is under.
                    string rowValue = taps.Skip(1).Aggregate(Text.Of($"x{row}0"), (left, tap) => Combine(kernel, left, Text.Of($"x{row}{tap}"), tap));
                    Local(Text.Of($"row{row}"), rowValue);
                }

                EmitCombinations(kernel, rows, row, taps, started);
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
                ? Isa.Store(result, "y", offset)
                : Isa.StoreFirst(result, "y", offset, columns.Count));
        }

        return (inputRow, outputRow);
    }

    /// <summary>Adds what was loaded of an input row to the windows that it is under.</summary>
    private void EmitCombinations(WindowKernel kernel, WindowRows rows, int row, int[] taps, bool[] started)
    {
        bool convolves = kernel.Operation == WindowOperation.Convolve;
        for (int output = 0; output < rows.Count; output++)
        {
            int tapRow = row - (output * kernel.Stride);
            foreach (int tap in tapRow < 0 || tapRow >= kernel.Kernel ? [] : convolves ? taps : [0])
            {
                string acc = Text.Of($"acc{output}");
                string x = convolves ? Text.Of($"x{row}{tap}") : Text.Of($"row{row}");
                int index = (tapRow * kernel.Kernel) + tap;
                string value = started[output] ? Combine(kernel, acc, x, index) : Start(kernel, x, index);
                Code.Line(started[output] ? $"{acc} = {value};" : $"{Isa.Name} {acc} = {value};");
                started[output] = true;
            }
        }
    }

    /// <summary>
    /// The taps of a row that are loaded before any is used: all of a small window, so that they are there in time; of a wide one
    /// as few as come together, to leave registers.
    /// </summary>
    private static IEnumerable<int[]> TapsTogether(WindowKernel kernel)
    {
        int count = kernel.Kernel <= MostHeld ? kernel.Kernel : kernel.Stride;
        for (int first = 0; first < kernel.Kernel; first += count)
        {
            yield return [.. Enumerable.Range(first, Math.Min(count, kernel.Kernel - first))];
        }
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

    private void EmitLoads(WindowKernel kernel, string[] masks, int row, int[] taps, int start)
    {
        foreach (int tap in taps)
        {
            string x = Text.Of($"x{row}{tap}");
            bool paired = kernel.Stride == 2 && Isa.LoadsTogether && (tap | 1) < kernel.Kernel;
            if (paired && tap % 2 == 0)
            {
                Code.Line(Text.Of($"({Isa.Name} x{row}{tap}, {Isa.Name} x{row}{tap + 1}) = {Isa.LoadEvenOdd("x", start + tap)};"));
            }

            if (!paired)
            {
                Local(x, Tap(kernel, row, tap, start) + (masks[tap].Length == 0 ? "" : " & " + masks[tap]));
            }
            else if (masks[tap].Length > 0)
            {
                Code.Line($"{x} &= {masks[tap]};");
            }
        }
    }

    // With stride 2 a lane's taps are the even and odd elements of pairs; the last, even one is the next lane's tap before it.
    private string Tap(WindowKernel kernel, int row, int tap, int start) =>
        kernel.Stride == 1 ? Isa.Load("x", start + tap)
            : tap > 1 && tap == kernel.Kernel - 1 ? VectorIsa.ShiftOut(Text.Of($"x{row}{tap - 2}"), Isa.Load("x", start + tap - 2 + (2 * Isa.Lanes)))
            : tap % 2 == 0 ? VectorIsa.Even(Isa.Load("x", start + tap), Isa.Load("x", start + tap + Isa.Lanes))
            : VectorIsa.Odd(Isa.Load("x", start + tap - 1), Isa.Load("x", start + tap - 1 + Isa.Lanes));

    private string Start(WindowKernel kernel, string x, int tap) =>
        kernel.Operation == WindowOperation.Convolve ? Combine(kernel, "bias", x, tap) : x;

    private string Combine(WindowKernel kernel, string acc, string x, int tap) => kernel.Operation switch
    {
        WindowOperation.Maximum => Isa.Max(acc, x),
        WindowOperation.Average => $"{acc} + {x}",
        _ when Isa.ByElement => VectorIsa.MultiplyAddByElement(x, Text.Of($"w{tap / 4}"), tap % 4, acc),
        _ when kernel.Kernel <= MostHeld => Isa.MultiplyAdd(x, Text.Of($"w{tap}"), acc),
        _ => Isa.MultiplyAdd(x, Isa.Broadcast(Isa.Read("wgt", tap)), acc),
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
