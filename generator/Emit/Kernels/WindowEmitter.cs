using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// Emits a kernel that slides a window over each plane by itself: depthwise convolution, maximum and average pool. What lies
/// beyond the left or right border is masked to zero, what lies above or below is not computed.
/// </summary>
internal sealed class WindowEmitter(CodeWriter code, WindowSchedule schedule, bool isChecked) : KernelWriter(code, schedule, isChecked)
{
    private readonly WindowKernel _kernel = schedule.Kernel;
    private readonly WindowMasks _masks = new(code, new VectorCode(schedule.Isa, isChecked));

    public void Emit(string name)
    {
        using (Method(name, $"ref float src, ref float dst{(schedule.Convolves ? ", ref float wgt" : "")}"))
        {
            DeclareConstants(_kernel.Activation);
            if (schedule.SharesCode)
            {
                _masks.EmitLanes(_kernel, schedule.HasLoadsTogether);
            }
            else
            {
                _masks.EmitConstants(schedule.ColumnRuns.Select(run => run.First), schedule.HasLoadsTogether);
            }

            using (Code.Repeat("channel", _kernel.Input.Channels))
            {
                if (schedule.Convolves)
                {
                    EmitFilter();
                }

                if (schedule.SharesCode)
                {
                    EmitAllColumns();
                }
                else
                {
                    foreach (Repeat<WindowColumns> run in schedule.ColumnRuns)
                    {
                        EmitColumns(run);
                    }
                }

                Code.Line();
                Advance("src", _kernel.Input.Plane);
                Advance("dst", _kernel.Output.Plane);
                if (schedule.Convolves)
                {
                    Advance("wgt", DepthwiseFilter.Stride(_kernel.Kernel));
                }
            }
        }
    }

    private void EmitFilter()
    {
        for (int part = 0; Vector.HasLaneMultiplyAdd && part < DepthwiseFilter.Stride(_kernel.Kernel) / Vector.Lanes; part++)
        {
            Local(Text.Of($"w{part}"), Vector.Load("wgt", part * Vector.Lanes));
        }

        for (int tap = 0; !Vector.HasLaneMultiplyAdd && tap < schedule.RegisterTaps; tap++)
        {
            Local(Text.Of($"w{tap}"), Vector.Broadcast(Vector.Read("wgt", tap)));
        }

        if (schedule.HasRegisterBias)
        {
            Local("bias", Bias());
        }
    }

    private string Bias() => Vector.Broadcast(Vector.Read("wgt", DepthwiseFilter.Bias(_kernel.Kernel)));

    /// <summary>All vectors of columns in one loop, in which the last begins earlier where it would run over.</summary>
    private void EmitAllColumns()
    {
        EquatableArray<WindowColumns> columns = schedule.Columns;
        int width = _kernel.Output.Width;
        bool fits = width % Vector.Lanes == 0;
        Code.Line();
        Code.Line(Text.Of($"// Columns 0 to {width - 1}."));
        using (Code.Loop(fits ? "col" : "next", 0, width, Vector.Lanes))
        {
            if (!fits)
            {
                Code.Line(Text.Of($"nint col = nint.Min(next, {width - Vector.Lanes});"));
            }

            string first = _kernel.Stride == 1 ? "col" : Text.Of($"({_kernel.Stride} * col)");
            _masks.EmitComputed(_kernel, columns, Text.Of($"{first} - {_kernel.Padding}"));
            Reference("x", "src", Plus(first, FirstInput));
            Reference("y", "dst", Plus("col", _kernel.FirstRow * _kernel.Output.Width));
            EmitAllRows(columns[columns.Count - 1], (tap, _) => WindowMasks.ComputedOf(columns, tap));
        }
    }

    /// <summary>The first element under the first window, counted from the plane.</summary>
    private int FirstInput =>
        (((_kernel.FirstRow * _kernel.Stride) - _kernel.TopPadding) * _kernel.Input.Width) - _kernel.Padding;

    private static string Plus(string column, int offset) =>
        offset == 0 ? column : Text.Of($"{column} {(offset < 0 ? '-' : '+')} {Math.Abs(offset)}");

    private void EmitColumns(Repeat<WindowColumns> run)
    {
        WindowColumns tile = run.First;
        Code.Line();
        int last = tile.Start + ((run.Count - 1) * tile.Step) + tile.Count - 1;
        Code.Line(Text.Of($"// Columns {tile.Start} to {last}."));
        using (run.Count == 1 ? Code.Block() : Code.Loop("col", tile.Start, tile.Start + (run.Count * tile.Step), tile.Step))
        {
            // x is the first element under the first window, or where it would be; y is where the first result goes.
            Reference("x", "src", Position(_kernel.Stride, FirstInput));
            Reference("y", "dst", Position(1, _kernel.FirstRow * _kernel.Output.Width));
            EmitAllRows(tile, (tap, vector) => _masks.ConstantOf(tile, tap, vector));
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
    private void EmitAllRows(WindowColumns columns, Func<int, int, string> maskOf)
    {
        IReadOnlyList<Repeat<WindowRows>> runs = schedule.RowRuns(columns);
        foreach (Repeat<WindowRows> run in runs)
        {
            EmitRows(columns, maskOf, run, run == runs[runs.Count - 1]);
        }
    }

    private void EmitRows(WindowColumns columns, Func<int, int, string> maskOf, Repeat<WindowRows> run, bool last)
    {
        WindowRows rows = run.First;
        Code.Line(Text.Of($"// Rows {rows.Start} to {rows.Start + (run.Count * rows.Count) - 1}."));
        using (Code.Repeat("tile", run.Count))
        {
            (int inputRow, int outputRow) = EmitTile(columns, maskOf, rows);
            if (run.Count > 1 || !last)
            {
                Code.Line();
                Advance("x", ((rows.Count * _kernel.Stride) - inputRow) * _kernel.Input.Width);
                Advance("y", (rows.Count - outputRow) * _kernel.Output.Width);
            }
        }
    }

    /// <returns>The tile's input and output rows that <c>x</c> and <c>y</c> have moved to.</returns>
    private (int InputRow, int OutputRow) EmitTile(WindowColumns columns, Func<int, int, string> maskOf, WindowRows rows)
    {
        int inputRow = 0;
        int outputRow = 0;
        int stored = 0;
        bool[] started = new bool[rows.Count];
        foreach (int row in rows.InputRows)
        {
            Code.Line();
            inputRow = Reach("x", inputRow, row, _kernel.Input.Width, schedule.LoadReach(columns));
            foreach (int[] taps in TapsTogether(columns))
            {
                EmitLoads(columns, maskOf, row, taps, (row - inputRow) * _kernel.Input.Width);
                for (int vector = 0; vector < columns.Vectors && !schedule.Convolves; vector++)
                {
                    // A pool combines the taps of a row once for all windows that the row is under.
                    string rowValue = taps.Skip(1).Aggregate(Input(columns, row, taps[0], vector), (left, tap) => Combine(left, Input(columns, row, tap, vector), tap));
                    Local(RowValue(columns, row, vector), rowValue);
                }

                EmitCombinations(columns, rows, row, taps, started);
            }

            // Several vectors of results are stored as soon as they are complete, to leave registers.
            for (; columns.StoresEarly && stored < rows.Count && row == rows.LastInputRow(stored); stored++)
            {
                outputRow = EmitStore(columns, rows, stored, outputRow);
            }
        }

        if (stored < rows.Count)
        {
            Code.Line();
        }

        for (; stored < rows.Count; stored++)
        {
            outputRow = EmitStore(columns, rows, stored, outputRow);
        }

        return (inputRow, outputRow);
    }

    /// <returns>The output row that <c>y</c> has moved to.</returns>
    private int EmitStore(WindowColumns columns, WindowRows rows, int output, int outputRow)
    {
        string[] results = [.. Enumerable.Range(0, columns.Vectors).Select(vector => Finish(columns, rows, output, vector))];
        bool computed = !_kernel.Activation.IsNone || !schedule.Convolves;
        bool whole = rows.CanRunOver(columns, output);
        int from = Reach("y", outputRow, output, _kernel.Output.Width, schedule.StoreReach(columns, computed));
        int offset = (output - from) * _kernel.Output.Width;
        if (columns.Alternate && whole)
        {
            Code.Line(Vector.StoreEvenOdd(results[0], results[1], "y", offset));
            return from;
        }

        if (columns.Alternate)
        {
            string even = Result(columns, output, 0);
            string odd = Result(columns, output, 1);
            Code.Lines(results[0] == even ? [] : [$"{even} = {results[0]};", $"{odd} = {results[1]};"]);
            results = [VectorCode.ZipLow(even, odd), VectorCode.ZipHigh(even, odd)];
        }

        StoreVectors(results, computed, "y", offset, whole ? columns.Step : columns.Count);
        return from;
    }

    /// <summary>Adds what was loaded of an input row to the windows that it is under.</summary>
    private void EmitCombinations(WindowColumns columns, WindowRows rows, int row, int[] taps, bool[] started)
    {
        for (int output = 0; output < rows.Count; output++)
        {
            int tapRow = row - (output * _kernel.Stride);
            foreach (int tap in tapRow < 0 || tapRow >= _kernel.Kernel ? [] : schedule.Convolves ? taps : [0])
            {
                for (int vector = 0; vector < columns.Vectors; vector++)
                {
                    string acc = Result(columns, output, vector);
                    string x = schedule.Convolves ? Input(columns, row, tap, vector) : RowValue(columns, row, vector);
                    int index = (tapRow * _kernel.Kernel) + tap;
                    string value = started[output] ? Combine(acc, x, index) : Start(x, index);
                    Code.Line(started[output] ? $"{acc} = {value};" : $"{Vector.Name} {acc} = {value};");
                }

                started[output] = true;
            }
        }
    }

    /// <summary>The taps of a row, by those that are loaded before any is used.</summary>
    private IEnumerable<int[]> TapsTogether(WindowColumns columns)
    {
        int count = schedule.TapsTogether(columns);
        for (int first = 0; first < _kernel.Kernel; first += count)
        {
            yield return [.. Enumerable.Range(first, Math.Min(count, _kernel.Kernel - first))];
        }
    }

    /// <summary>
    /// Moves a reference from one row to another where ARM's loads have no room for the offset; the row at which it stands then.
    /// </summary>
    private int Reach(string reference, int from, int row, int width, int reachable)
    {
        if ((row - from) * width <= reachable)
        {
            return from;
        }

        Advance(reference, (row - from) * width);
        return row;
    }

    private void EmitLoads(WindowColumns columns, Func<int, int, string> maskOf, int row, int[] taps, int start)
    {
        if (columns.Alternate)
        {
            Locals(Enumerable.Range(0, Vector.Lanes).Select(tap => Input(columns, row, tap, 0)), Vector.LoadEveryFourth("x", start));
            Mask(0, 0);
            Mask(1, 0);
            Mask(2, 0);
            Mask(1, 1);
            Local(Input(columns, row, 2, 1), VectorCode.ShiftOut(Input(columns, row, 0, 0), Vector.Load("x", start + (Vector.Lanes * Vector.Lanes))));
            Mask(2, 1);
            return;
        }

        foreach (int tap in taps)
        {
            if (columns.Vectors > 1)
            {
                LoadVectors(Text.Of($"x{row}_{tap}_"), columns.Vectors, "x", start + tap);
                for (int vector = 0; vector < columns.Vectors; vector++)
                {
                    Mask(tap, vector);
                }

                continue;
            }

            string x = Input(columns, row, tap, 0);
            bool paired = columns.LoadsTogether && (tap | 1) < _kernel.Kernel;
            if (paired && tap % 2 == 0)
            {
                Locals([x, Input(columns, row, tap + 1, 0)], Vector.LoadEvenOdd("x", start + tap));
            }

            if (paired)
            {
                Mask(tap, 0);
            }
            else
            {
                string mask = maskOf(tap, 0);
                string tapped = Tap(row, tap, start);
                Local(x, mask.Length == 0 ? tapped : Masked(tapped, mask));
            }
        }

        void Mask(int tap, int vector)
        {
            string mask = maskOf(tap, vector);
            string x = Input(columns, row, tap, vector);
            Code.Lines(mask.Length == 0 ? [] : [_kernel.MayBeNegative ? $"{x} = {Masked(x, mask)};" : $"{x} &= {mask};"]);
        }
    }

    /// <summary>Inputs without those that lie beyond a border: zero, or less than any where a maximum may be negative.</summary>
    private string Masked(string x, string mask) =>
        _kernel.MayBeNegative ? Vector.Select(mask, x, Vector.Broadcast("float.NegativeInfinity")) : $"{x} & {mask}";

    // With stride 2 a lane's taps are the even and odd elements of pairs; the last, even one is the next lane's tap before it.
    private string Tap(int row, int tap, int start) =>
        _kernel.Stride == 1 ? Vector.Load("x", start + tap)
            : tap > 1 && tap == _kernel.Kernel - 1 ? VectorCode.ShiftOut(Text.Of($"x{row}_{tap - 2}"), Vector.Load("x", start + tap - 2 + (2 * Vector.Lanes)))
            : tap % 2 == 0 ? VectorCode.Even(Vector.Load("x", start + tap), Vector.Load("x", start + tap + Vector.Lanes))
            : VectorCode.Odd(Vector.Load("x", start + tap - 1), Vector.Load("x", start + tap - 1 + Vector.Lanes));

    private string Start(string x, int tap) =>
        schedule.Convolves ? Combine(schedule.HasRegisterBias ? "bias" : Bias(), x, tap) : x;

    private string Combine(string acc, string x, int tap) => _kernel.Operation switch
    {
        WindowOperation.Maximum => Vector.Max(acc, x),
        WindowOperation.Average => $"{acc} + {x}",
        _ when Vector.HasLaneMultiplyAdd => VectorCode.MultiplyAddByLane(x, Text.Of($"w{tap / 4}"), tap % 4, acc),
        _ when tap < schedule.RegisterTaps => Vector.MultiplyAdd(x, Text.Of($"w{tap}"), acc),
        _ => Vector.MultiplyAdd(x, Vector.Broadcast(Vector.Read("wgt", tap)), acc),
    };

    private string Finish(WindowColumns columns, WindowRows rows, int output, int vector)
    {
        string result = Result(columns, output, vector);
        if (_kernel.Operation == WindowOperation.Average)
        {
            int height = columns.Counted(rows.InputRow(output * _kernel.Stride), _kernel.Input.Height);
            IReadOnlyList<string> factors = [.. columns.Elements(vector).Select(width => Text.Of($"1f / {height * width}"))];
            result = $"{result} * {Vector.Constant(factors)}";
            result = _kernel.Activation == Activation.Relu ? result : $"({result})";
        }

        return Vector.Activate(_kernel.Activation, result);
    }

    /// <summary>The local that holds the inputs of an input row under a tap.</summary>
    private static string Input(WindowColumns columns, int row, int tap, int vector) =>
        columns.Vectors == 1 ? Text.Of($"x{row}_{tap}") : columns.Alternate ? Text.Of($"x{row}_{(2 * vector) + tap}") : Text.Of($"x{row}_{tap}_{vector}");

    /// <summary>The local that holds what a vector's windows make of an input row, where that serves several output rows.</summary>
    private static string RowValue(WindowColumns columns, int row, int vector) => columns.Vectors == 1 ? Text.Of($"row{row}") : Text.Of($"row{row}_{vector}");

    /// <summary>The local that holds a vector of results.</summary>
    private static string Result(WindowColumns columns, int output, int vector) =>
        columns.Vectors == 1 ? Text.Of($"acc{output}") : Text.Of($"acc{output}_{vector}");
}
