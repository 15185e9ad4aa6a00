using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// Emits a kernel that slides a window over each plane by itself: depthwise convolution, maximum and average pool. What lies
/// beyond the left or right border is masked to zero, what lies above or below is not computed.
/// </summary>
internal sealed class DepthwiseEmitter(
    CodeWriter code, DepthwiseSchedule schedule, bool isChecked) : KernelWriter(code, schedule, isChecked)
{
    private readonly DepthwiseKernel _kernel = schedule.Kernel;
    // The local that holds what a pool's windows make of an input row, where that serves several output rows.
    private const string RowValue = "row";

    // The locals of the tile that are declared: those for inputs serve one row after the other.
    private readonly HashSet<string> _declared = [];

    private readonly DepthwiseMasks _masks = new(code, new VectorCode(schedule.Isa, isChecked));

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
                    foreach (Repeat<DepthwiseColumns> run in schedule.ColumnRuns)
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
        EquatableArray<DepthwiseColumns> columns = schedule.Columns;
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
            EmitAllRows(columns[columns.Count - 1], (tap, _) => DepthwiseMasks.ComputedOf(columns, tap));
        }
    }

    /// <summary>The first element under the first window, counted from the plane.</summary>
    private int FirstInput =>
        (((_kernel.FirstRow * _kernel.Stride) - _kernel.TopPadding) * _kernel.Input.Width) - _kernel.Padding;

    private static string Plus(string column, int offset) =>
        offset == 0 ? column : Text.Of($"{column} {(offset < 0 ? '-' : '+')} {Math.Abs(offset)}");

    private void EmitColumns(Repeat<DepthwiseColumns> run)
    {
        DepthwiseColumns tile = run.First;
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
    private void EmitAllRows(DepthwiseColumns columns, Func<int, int, string> maskOf)
    {
        IReadOnlyList<Repeat<DepthwiseRows>> runs = schedule.RowRuns(columns);
        foreach (Repeat<DepthwiseRows> run in runs)
        {
            EmitRows(columns, maskOf, run, run == runs[runs.Count - 1]);
        }
    }

    private void EmitRows(DepthwiseColumns columns, Func<int, int, string> maskOf, Repeat<DepthwiseRows> run, bool last)
    {
        DepthwiseRows rows = run.First;
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
    private (int InputRow, int OutputRow) EmitTile(DepthwiseColumns columns, Func<int, int, string> maskOf, DepthwiseRows rows)
    {
        _declared.Clear();
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
                EmitLoads(columns, maskOf, taps, (row - inputRow) * _kernel.Input.Width);
                if (!schedule.Convolves)
                {
                    // A pool combines the taps of a row once for all windows that the row is under.
                    EmitRowValue(columns, taps);
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
    private int EmitStore(DepthwiseColumns columns, DepthwiseRows rows, int output, int outputRow)
    {
        bool computed = !_kernel.Activation.IsNone || !schedule.Convolves;
        bool whole = rows.CanRunOver(columns, output);
        int from = Reach("y", outputRow, output, _kernel.Output.Width, schedule.StoreReach(columns, computed));
        int offset = (output - from) * _kernel.Output.Width;
        int count = whole ? columns.Step : columns.Count;
        if (columns.Vectors == 1)
        {
            StoreVectors([Vector.Activate(_kernel.Activation, Average(columns, rows, output))], computed, "y", offset, count);
            return from;
        }

        string acc = Result(output);
        EmitAverage(columns, rows, output);
        bool relu = _kernel.Activation == Activation.Relu;
        if (!relu && !_kernel.Activation.IsNone)
        {
            Code.Lines(VectorCode.Fields(columns.Vectors)
                .Select(field => $"{acc}.{field} = {Vector.Activate(_kernel.Activation, $"{acc}.{field}")};"));
        }

        if (!columns.Alternate && count == columns.Step)
        {
            StoreVectors([.. VectorCode.Fields(columns.Vectors).Select(field => relu
                ? Vector.Activate(_kernel.Activation, $"{acc}.{field}")
                : $"{acc}.{field}")], computed, "y", offset, count);
            return from;
        }

        Code.Lines(relu ? [$"{acc}.Max({Vector.ZeroConstant});"] : []);
        if (columns.Alternate && whole)
        {
            Code.Line(Vector.StoreEvenOdd(acc + ".A", acc + ".B", "y", offset));
            return from;
        }

        string[] vectors = [.. VectorCode.Fields(columns.Vectors).Select(field => $"{acc}.{field}")];
        StoreVectors(columns.Alternate ? [VectorCode.ZipLow(vectors[0], vectors[1]), VectorCode.ZipHigh(vectors[0], vectors[1])] : vectors,
            false, "y", offset, count);
        return from;
    }

    /// <summary>Adds what was loaded of an input row to the windows that it is under.</summary>
    private void EmitCombinations(DepthwiseColumns columns, DepthwiseRows rows, int row, int[] taps, bool[] started)
    {
        for (int output = 0; output < rows.Count; output++)
        {
            int tapRow = row - (output * _kernel.Stride);
            if (tapRow < 0 || tapRow >= _kernel.Kernel)
            {
                continue;
            }

            string acc = Result(output);
            if (!schedule.Convolves)
            {
                Code.Line(!started[output] ? $"{TypeOf(columns)} {acc} = {RowValue};"
                    : columns.Vectors > 1 ? $"{acc}.{Combination("Add")}({RowValue});"
                    : $"{acc} = {Combine(acc, RowValue)};");
            }
            else if (columns.Vectors > 1)
            {
                Code.Lines(started[output]
                    ? []
                    : [$"{TypeOf(columns)}.Fill({(schedule.HasRegisterBias ? "bias" : Bias())}, out {TypeOf(columns)} {acc});"]);
                Code.Lines(taps.Select(tap => (Tap: tap, Index: (tapRow * _kernel.Kernel) + tap))
                    .Select(tap => Text.Of($"{acc}.FmaLane({Input(tap.Tap)}, w{tap.Index / Vector.Lanes}, {tap.Index % Vector.Lanes});")));
            }
            else
            {
                EmitProducts(taps, tapRow * _kernel.Kernel, acc, started[output]);
            }

            started[output] = true;
        }
    }

    /// <summary>Adds the products of one vector's taps and the filter's from <paramref name="first"/> on.</summary>
    private void EmitProducts(int[] taps, int first, string acc, bool started)
    {
        string Before(bool any) => any ? acc : schedule.HasRegisterBias ? "bias" : Bias();
        string Declared(bool any) => any ? acc : $"{Vector.Name} {acc}";
        if (LoadsTaps(taps) && first + taps.Length <= schedule.RegisterTaps)
        {
            string inputs = string.Join(", ", taps.Select(tap => Input(tap)));
            string weights = string.Join(", ", taps.Select(tap => Text.Of($"w{first + tap}")));
            Code.Line($"{Declared(started)} = FmaTaps({Before(started)}, {inputs}, {weights});");
            return;
        }

        foreach (int tap in taps)
        {
            Code.Line($"{Declared(started)} = {Product(Before(started), Input(tap), first + tap)};");
            started = true;
        }
    }

    /// <summary>Whether one call loads the three taps of a row, and another adds their products.</summary>
    private bool LoadsTaps(int[] taps) => !Vector.HasLaneMultiplyAdd && taps.Length == 3 && _kernel.Kernel == 3;

    /// <summary>The taps of a row, by those that are loaded before any is used.</summary>
    private IEnumerable<int[]> TapsTogether(DepthwiseColumns columns)
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

    private void EmitLoads(DepthwiseColumns columns, Func<int, int, string> maskOf, int[] taps, int start)
    {
        if (columns.Alternate)
        {
            EmitAlternateLoads(columns, maskOf, start);
        }
        else if (columns.Vectors > 1)
        {
            foreach (int tap in taps)
            {
                string x = Input(tap);
                bool together = schedule.LoadsTogether && columns.Vectors > 2;
                Code.Line(
                    $"{TypeOf(columns)}.Load{(together ? "Together" : "")}({Vector.Source("x", start + tap, columns.Step)}, {Out(TypeOf(columns), x)});");
                for (int vector = 0; vector < columns.Vectors; vector++)
                {
                    EmitMask($"{x}.{"ABCD"[vector]}", maskOf(tap, vector));
                }
            }
        }
        else if (LoadsTaps(taps))
        {
            string outs = string.Join(", ", taps.Select(tap => Out(Vector.Name, Input(tap))));
            int floats = (_kernel.Stride * Vector.Lanes) + (_kernel.Stride == 1 ? _kernel.Kernel - 1 : Vector.Lanes);
            Code.Line($"LoadTaps{(_kernel.Stride == 1 ? "" : "OfPairs")}({Vector.Source("x", start, floats)}, {outs});");
            foreach (int tap in taps)
            {
                EmitMask(Input(tap), maskOf(tap, 0));
            }
        }
        else
        {
            foreach (int tap in taps)
            {
                EmitLoad(columns, maskOf(tap, 0), tap, start);
            }
        }
    }

    /// <summary>Of one tap and vector, or with it the one after.</summary>
    private void EmitLoad(DepthwiseColumns columns, string mask, int tap, int start)
    {
        string x = Input(tap);
        bool paired = columns.LoadsTogether && (tap | 1) < _kernel.Kernel;
        if (!paired)
        {
            string tapped = Tap(tap, start);
            Set(Vector.Name, x, mask.Length == 0 ? tapped : Masked(tapped, mask));
            return;
        }

        if (tap % 2 == 0)
        {
            string[] places = [.. new[] { x, Input(tap + 1) }.Select(name => (_declared.Add(name) ? Vector.Name + " " : "") + name)];
            Code.Line($"({string.Join(", ", places)}) = {Vector.LoadEvenOdd("x", start + tap)};");
        }

        EmitMask(x, mask);
    }

    /// <summary>Two vectors that take columns by turns: of five elements each takes three, and they share the third.</summary>
    private void EmitAlternateLoads(DepthwiseColumns columns, Func<int, int, string> maskOf, int start)
    {
        string outs = string.Join(", ", Enumerable.Range(0, _kernel.Kernel).Select(tap => Out(TypeOf(columns), Input(tap))));
        Code.Line($"LoadTapsByTurns({Vector.Source("x", start, (Vector.Lanes + 1) * Vector.Lanes)}, {outs});");
        for (int tap = 0; tap < _kernel.Kernel; tap++)
        {
            EmitMask(Input(tap) + ".A", maskOf(tap, 0));
            EmitMask(Input(tap) + ".B", maskOf(tap, 1));
        }
    }

    private void EmitMask(string x, string mask) =>
        Code.Lines(mask.Length == 0 ? [] : [_kernel.MayBeNegative ? $"{x} = {Masked(x, mask)};" : $"{x} &= {mask};"]);

    /// <summary>Inputs without those that lie beyond a border: zero, or less than any where a maximum may be negative.</summary>
    private string Masked(string x, string mask) =>
        _kernel.MayBeNegative ? Vector.Select(mask, x, Vector.Broadcast("float.NegativeInfinity")) : $"{x} & {mask}";

    // With stride 2 a lane's taps are the even and odd elements of pairs; the last, even one is the next lane's tap before it.
    private string Tap(int tap, int start) =>
        _kernel.Stride == 1 ? Vector.Load("x", start + tap)
            : tap > 1
                && tap == _kernel.Kernel - 1 ? VectorCode.ShiftOut(Input(tap - 2), Vector.Load("x", start + tap - 2 + (2 * Vector.Lanes)))
            : tap % 2 == 0 ? VectorCode.Even(Vector.Load("x", start + tap), Vector.Load("x", start + tap + Vector.Lanes))
            : VectorCode.Odd(Vector.Load("x", start + tap - 1), Vector.Load("x", start + tap - 1 + Vector.Lanes));

    /// <summary>Emits what a pool's windows make of an input row.</summary>
    private void EmitRowValue(DepthwiseColumns columns, int[] taps)
    {
        if (columns.Vectors == 1)
        {
            Set(Vector.Name, RowValue, taps.Skip(1).Aggregate(Input(taps[0]), (left, tap) => Combine(left, Input(tap))));
            return;
        }

        string type = TypeOf(columns);
        Code.Line(taps.Length == 1 ? $"{(_declared.Add(RowValue) ? type + " " : "")}{RowValue} = {Input(taps[0])};"
            : $"{type}.{Combination("Sum")}({Input(taps[0])}, {Input(taps[1])}, {Out(type, RowValue)});");
        Code.Lines(taps.Skip(2).Select(tap => $"{RowValue}.{Combination("Add")}({Input(tap)});"));
    }

    /// <summary>What a pool makes of two vectors.</summary>
    private string Combine(string left, string right) => _kernel.Operation == DepthwiseOperation.Maximum
        ? Vector.Max(left, right)
        : $"{left} + {right}";

    /// <summary>The method with which a pool combines rows.</summary>
    /// <param name="sum">Its name for averages.</param>
    private string Combination(string sum) => _kernel.Operation == DepthwiseOperation.Maximum ? "Max" : sum;

    /// <summary>A sum plus the product of an input and a tap.</summary>
    private string Product(string acc, string x, int tap) =>
        Vector.HasLaneMultiplyAdd ? VectorCode.MultiplyAddByLane(x, Text.Of($"w{tap / Vector.Lanes}"), tap % Vector.Lanes, acc)
            : tap < schedule.RegisterTaps ? Vector.MultiplyAdd(x, Text.Of($"w{tap}"), acc)
            : Vector.MultiplyAdd(x, Vector.Broadcast(Vector.Read("wgt", tap)), acc);

    /// <summary>The result of a vector of windows: an average is divided.</summary>
    private string Average(DepthwiseColumns columns, DepthwiseRows rows, int output)
    {
        string result = Result(output);
        return _kernel.Operation != DepthwiseOperation.Average ? result
            : _kernel.Activation == Activation.Relu ? $"{result} * {Factors(columns, rows, output)[0]}"
            : $"({result} * {Factors(columns, rows, output)[0]})";
    }

    /// <summary>Divides a row of averages.</summary>
    private void EmitAverage(DepthwiseColumns columns, DepthwiseRows rows, int output)
    {
        string[] factors = Factors(columns, rows, output);
        Code.Lines(_kernel.Operation == DepthwiseOperation.Average
            ? [$"{Result(output)}.Scale({string.Join(", ", factors.Distinct().Count() == 1 ? factors.Take(1) : factors)});"]
            : []);
    }

    /// <summary>For each vector the reciprocals of how many elements an average counts.</summary>
    private string[] Factors(DepthwiseColumns columns, DepthwiseRows rows, int output)
    {
        int height = columns.Counted(rows.InputRow(output * _kernel.Stride), _kernel.Input.Height);
        return [.. Enumerable.Range(0, columns.Vectors)
            .Select(vector => Vector.Constant([.. columns.Elements(vector).Select(width => Text.Of($"1f / {height * width}"))]))];
    }

    /// <summary>The type of what is computed of some columns: a vector, or a row of them.</summary>
    private string TypeOf(DepthwiseColumns columns) => columns.Vectors == 1 ? Vector.Name : Vector.Row(columns.Vectors);

    /// <summary>The local that holds the inputs of an input row under a tap.</summary>
    private static string Input(int tap) => Text.Of($"x{tap}");

    /// <summary>Declares a local, or gives it another value.</summary>
    private void Set(string type, string name, string value) => Code.Line($"{(_declared.Add(name) ? type + " " : "")}{name} = {value};");

    /// <summary>A local that a method gives a value to, as an argument.</summary>
    private string Out(string type, string name) => $"out {(_declared.Add(name) ? type + " " : "")}{name}";

    /// <summary>The local that holds results.</summary>
    private static string Result(int output) => Text.Of($"acc{output}");
}
