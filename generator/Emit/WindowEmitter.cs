namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// Emits a kernel that slides a window over each plane by itself: depthwise convolution, maximum and average pool. Lanes
/// are columns; some rows are computed together so that an input row is loaded once for all windows it is under, and on ARM
/// some vectors of columns, since one instruction loads several. What lies
/// beyond the left or right border is masked to zero, what lies above or below is not computed.
/// <para>
/// A 3x3 window has its taps in registers, as many as there is room for, and code of its own for vectors of columns at a border.
/// The wider ones have more taps than registers and longer code: a tap is a memory operand of its multiply-add, except on ARM,
/// which holds four to a register, and all vectors of a row run through the same code.
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
            Hold(kernel.Activation);
            bool hold = columns.Any(tile => tile.LoadsTogether);
            if (sharesCode)
            {
                _masks.EmitLanes(kernel, hold);
            }
            else
            {
                _masks.EmitConstants(runs.Select(run => run.First), hold);
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

        for (int tap = 0; !Isa.ByElement && tap < HeldTaps(kernel); tap++)
        {
            Local(Text.Of($"w{tap}"), Isa.Broadcast(Isa.Read("wgt", tap)));
        }

        if (HoldsBias)
        {
            Local("bias", Bias(kernel));
        }
    }

    private bool HoldsBias => Isa.Registers >= 32;

    private string Bias(int kernel) => Isa.Broadcast(Isa.Read("wgt", DepthwiseFilter.Bias(kernel)));

    /// <summary>
    /// Taps with a register of their own; the others, like the bias, are memory operands where registers are few: of 16 the masks
    /// of the border, inputs and sums leave six.
    /// </summary>
    private int HeldTaps(int kernel) => kernel > MostHeld ? 0 : Math.Min(DepthwiseFilter.Bias(kernel), Isa.Registers - 10);

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
            EmitAllRows(kernel, columns[columns.Count - 1], (tap, _) => WindowMasks.ComputedOf(columns, tap));
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
        int last = tile.Start + ((run.Count - 1) * tile.Step) + tile.Count - 1;
        Code.Line(Text.Of($"// Columns {tile.Start} to {last}."));
        using (run.Count == 1 ? Code.Block() : Code.Loop("col", tile.Start, tile.Start + (run.Count * tile.Step), tile.Step))
        {
            // x is the first element under the first window, or where it would be; y is where the first result goes.
            Reference("x", "src", Position(kernel.Stride, FirstInput(kernel)));
            Reference("y", "dst", Position(1, kernel.FirstRow * kernel.Output.Width));
            EmitAllRows(kernel, tile, (tap, vector) => _masks.ConstantOf(tile, tap, vector));
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

    /// <param name="maskOf">For a tap and a vector the name of the mask, empty where it needs none.</param>
    private void EmitAllRows(WindowKernel kernel, WindowColumns columns, Func<int, int, string> maskOf)
    {
        IReadOnlyList<Run<WindowRows>> runs = Runs.Of(WindowRows.Of(kernel, Isa), rows => rows.Signature(columns));
        foreach (Run<WindowRows> run in runs)
        {
            EmitRows(kernel, columns, maskOf, run, run == runs[runs.Count - 1]);
        }
    }

    private void EmitRows(WindowKernel kernel, WindowColumns columns, Func<int, int, string> maskOf, Run<WindowRows> run, bool last)
    {
        WindowRows rows = run.First;
        Code.Line(Text.Of($"// Rows {rows.Start} to {rows.Start + (run.Count * rows.Count) - 1}."));
        using (run.Count > 1 ? Code.Loop("turn", 0, run.Count, 1) : Code.Block())
        {
            (int inputRow, int outputRow) = EmitTile(kernel, columns, maskOf, rows);
            if (run.Count > 1 || !last)
            {
                Code.Line();
                Advance("x", ((rows.Count * kernel.Stride) - inputRow) * kernel.Input.Width);
                Advance("y", (rows.Count - outputRow) * kernel.Output.Width);
            }
        }
    }

    /// <returns>The tile's input and output rows that <c>x</c> and <c>y</c> have moved to.</returns>
    private (int InputRow, int OutputRow) EmitTile(WindowKernel kernel, WindowColumns columns, Func<int, int, string> maskOf, WindowRows rows)
    {
        int inputRow = 0;
        int outputRow = 0;
        int stored = 0;
        bool[] started = new bool[rows.Count];
        foreach (int row in rows.InputRows)
        {
            Code.Line();
            inputRow = Reach("x", inputRow, row, kernel.Input.Width, kernel.Stride == 2 || columns.Vectors > 2 ? 0 : Reachable);
            foreach (int[] taps in TapsTogether(kernel, columns))
            {
                EmitLoads(kernel, columns, maskOf, row, taps, (row - inputRow) * kernel.Input.Width);
                for (int vector = 0; vector < columns.Vectors && kernel.Operation != WindowOperation.Convolve; vector++)
                {
                    // A pool combines the taps of a row once for all windows that the row is under.
                    string rowValue = taps.Skip(1).Aggregate(columns.Input(row, taps[0], vector), (left, tap) => Combine(kernel, left, columns.Input(row, tap, vector), tap));
                    Local(columns.RowValue(row, vector), rowValue);
                }

                EmitCombinations(kernel, columns, rows, row, taps, started);
            }

            // Several vectors of results are stored as soon as they are complete, to leave registers.
            for (; columns.Vectors > 1 && stored < rows.Count && row == rows.LastInputRow(stored); stored++)
            {
                outputRow = EmitStore(kernel, columns, rows, stored, outputRow);
            }
        }

        if (stored < rows.Count)
        {
            Code.Line();
        }

        for (; stored < rows.Count; stored++)
        {
            outputRow = EmitStore(kernel, columns, rows, stored, outputRow);
        }

        return (inputRow, outputRow);
    }

    /// <returns>The output row that <c>y</c> has moved to.</returns>
    private int EmitStore(WindowKernel kernel, WindowColumns columns, WindowRows rows, int output, int outputRow)
    {
        string[] results = [.. Enumerable.Range(0, columns.Vectors).Select(vector => Finish(kernel, columns, rows, output, vector))];
        bool computed = !kernel.Activation.IsNone || kernel.Operation != WindowOperation.Convolve;
        bool whole = rows.CanRunOver(columns, output);
        int from = Reach("y", outputRow, output, kernel.Output.Width, columns.Alternate || (computed && columns.Vectors > 1) ? 0 : Reachable);
        int offset = (output - from) * kernel.Output.Width;
        if (columns.Alternate && whole)
        {
            Code.Line(Isa.StoreEvenOdd(results[0], results[1], "y", offset));
            return from;
        }

        if (columns.Alternate)
        {
            string even = columns.Result(output, 0);
            string odd = columns.Result(output, 1);
            Code.Lines(results[0] == even ? [] : [$"{even} = {results[0]};", $"{odd} = {results[1]};"]);
            results = [VectorIsa.ZipLow(even, odd), VectorIsa.ZipHigh(even, odd)];
        }

        StoreVectors(results, computed, "y", offset, whole ? columns.Step : columns.Count);
        return from;
    }

    /// <summary>Adds what was loaded of an input row to the windows that it is under.</summary>
    private void EmitCombinations(WindowKernel kernel, WindowColumns columns, WindowRows rows, int row, int[] taps, bool[] started)
    {
        bool convolves = kernel.Operation == WindowOperation.Convolve;
        for (int output = 0; output < rows.Count; output++)
        {
            int tapRow = row - (output * kernel.Stride);
            foreach (int tap in tapRow < 0 || tapRow >= kernel.Kernel ? [] : convolves ? taps : [0])
            {
                for (int vector = 0; vector < columns.Vectors; vector++)
                {
                    string acc = columns.Result(output, vector);
                    string x = convolves ? columns.Input(row, tap, vector) : columns.RowValue(row, vector);
                    int index = (tapRow * kernel.Kernel) + tap;
                    string value = started[output] ? Combine(kernel, acc, x, index) : Start(kernel, x, index);
                    Code.Line(started[output] ? $"{acc} = {value};" : $"{Isa.Name} {acc} = {value};");
                }

                started[output] = true;
            }
        }
    }

    /// <summary>
    /// The taps of a row that are loaded before any is used: all of a small window, so that they are there in time; of a wide one
    /// as few as come together, to leave registers, and so where a convolution does three vectors or more.
    /// </summary>
    private static IEnumerable<int[]> TapsTogether(WindowKernel kernel, WindowColumns columns)
    {
        bool all = kernel.Kernel <= MostHeld && (columns.Vectors < 3 || kernel.Operation != WindowOperation.Convolve);
        int count = all ? kernel.Kernel : kernel.Stride;
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

    private void EmitLoads(WindowKernel kernel, WindowColumns columns, Func<int, int, string> maskOf, int row, int[] taps, int start)
    {
        if (columns.Alternate)
        {
            Locals(Enumerable.Range(0, Isa.Lanes).Select(tap => columns.Input(row, tap, 0)), Isa.LoadEveryFourth("x", start));
            Mask(0, 0);
            Mask(1, 0);
            Mask(2, 0);
            Mask(1, 1);
            Local(columns.Input(row, 2, 1), VectorIsa.ShiftOut(columns.Input(row, 0, 0), Isa.Load("x", start + (Isa.Lanes * Isa.Lanes))));
            Mask(2, 1);
            return;
        }

        foreach (int tap in taps)
        {
            if (columns.Vectors > 1)
            {
                LoadVectors(Text.Of($"x{row}{tap}"), columns.Vectors, "x", start + tap);
                for (int vector = 0; vector < columns.Vectors; vector++)
                {
                    Mask(tap, vector);
                }

                continue;
            }

            string x = columns.Input(row, tap, 0);
            bool paired = columns.LoadsTogether && (tap | 1) < kernel.Kernel;
            if (paired && tap % 2 == 0)
            {
                Locals([x, columns.Input(row, tap + 1, 0)], Isa.LoadEvenOdd("x", start + tap));
            }

            if (paired)
            {
                Mask(tap, 0);
            }
            else
            {
                string mask = maskOf(tap, 0);
                string tapped = Tap(kernel, row, tap, start);
                Local(x, mask.Length == 0 ? tapped : Masked(kernel, tapped, mask));
            }
        }

        void Mask(int tap, int vector)
        {
            string mask = maskOf(tap, vector);
            string x = columns.Input(row, tap, vector);
            Code.Lines(mask.Length == 0 ? [] : [kernel.MayBeNegative ? $"{x} = {Masked(kernel, x, mask)};" : $"{x} &= {mask};"]);
        }
    }

    /// <summary>Inputs without those that lie beyond a border: zero, or less than any where a maximum may be negative.</summary>
    private string Masked(WindowKernel kernel, string x, string mask) =>
        kernel.MayBeNegative ? Isa.Select(mask, x, Isa.Broadcast("float.NegativeInfinity")) : $"{x} & {mask}";

    // With stride 2 a lane's taps are the even and odd elements of pairs; the last, even one is the next lane's tap before it.
    private string Tap(WindowKernel kernel, int row, int tap, int start) =>
        kernel.Stride == 1 ? Isa.Load("x", start + tap)
            : tap > 1 && tap == kernel.Kernel - 1 ? VectorIsa.ShiftOut(Text.Of($"x{row}{tap - 2}"), Isa.Load("x", start + tap - 2 + (2 * Isa.Lanes)))
            : tap % 2 == 0 ? VectorIsa.Even(Isa.Load("x", start + tap), Isa.Load("x", start + tap + Isa.Lanes))
            : VectorIsa.Odd(Isa.Load("x", start + tap - 1), Isa.Load("x", start + tap - 1 + Isa.Lanes));

    private string Start(WindowKernel kernel, string x, int tap) =>
        kernel.Operation == WindowOperation.Convolve ? Combine(kernel, HoldsBias ? "bias" : Bias(kernel.Kernel), x, tap) : x;

    private string Combine(WindowKernel kernel, string acc, string x, int tap) => kernel.Operation switch
    {
        WindowOperation.Maximum => Isa.Max(acc, x),
        WindowOperation.Average => $"{acc} + {x}",
        _ when Isa.ByElement => VectorIsa.MultiplyAddByElement(x, Text.Of($"w{tap / 4}"), tap % 4, acc),
        _ when tap < HeldTaps(kernel.Kernel) => Isa.MultiplyAdd(x, Text.Of($"w{tap}"), acc),
        _ => Isa.MultiplyAdd(x, Isa.Broadcast(Isa.Read("wgt", tap)), acc),
    };

    private string Finish(WindowKernel kernel, WindowColumns columns, WindowRows rows, int output, int vector)
    {
        string result = columns.Result(output, vector);
        if (kernel.Operation == WindowOperation.Average)
        {
            int height = columns.Counted(rows.InputRow(output * kernel.Stride), kernel.Input.Height);
            IReadOnlyList<string> factors = [.. columns.Elements(vector).Select(width => Text.Of($"1f / {height * width}"))];
            result = $"{result} * {Isa.Constant(factors)}";
            result = kernel.Activation == Activation.Relu ? result : $"({result})";
        }

        return Isa.Activate(kernel.Activation, result);
    }
}
