using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// Emits a method that slides a window over each plane by itself: depthwise convolution, maximum and average pool. What lies
/// beyond the left or right border is masked to zero, what lies above or below is not computed.
/// </summary>
internal sealed class DepthwiseEmitter(CodeWriter code, DepthwiseMethod method, bool isChecked) : MethodWriter(code, method.Isa, isChecked)
{
    // The local that holds what a pool's windows make of an input row, where that serves several output rows.
    private const string RowValue = "row";

    // The input row under the first window of a tile.
    private const string FirstRow = "top";

    // Rows of results from a tile's first on.
    private const string Left = "left";

    private readonly DepthwiseMasks _masks = new(code, new VectorCode(method.Isa, isChecked), method);

    public void Emit(string name)
    {
        string numbers = string.Join(", ", method.Numbers.Select(number => "nint " + number));
        using (Method(name, $"ref float src, ref float dst, {(method.Convolves ? "ref float wgt, " : "")}{numbers}"))
        {
            Code.Lines(Vector.Declarations(method.Activation, false));
            _masks.EmitLanes();
            if (method.IsPartial)
            {
                _masks.Emit(method.Columns[0], Text.Of($"-{method.Padding}"));
            }

            // After the calls that the constants are: what the loops use most need not survive them.
            Code.Lines(method.IsPartial ? [] :
                ["nint srcBytes = srcWidth * sizeof(float);", "nint dstBytes = dstWidth * sizeof(float);"]);
            Code.Line("nint srcPlaneBytes = srcPlane * sizeof(float);");
            Code.Line("nint dstPlaneBytes = dstPlane * sizeof(float);");
            using (Code.Block("for (nint channel = channels; channel != 0; channel--)"))
            {
                EmitFilter();
                if (method.IsPartial)
                {
                    EmitColumns(method.Columns[0], "0");
                }
                else
                {
                    EmitAllColumns();
                }

                Code.Line();
                Code.Line("src = ref Unsafe.AddByteOffset(ref src, srcPlaneBytes);");
                Code.Line("dst = ref Unsafe.AddByteOffset(ref dst, dstPlaneBytes);");
                if (method.Convolves)
                {
                    Advance("wgt", DepthwiseFilter.Stride(method.Kernel));
                }
            }
        }
    }

    private void EmitFilter()
    {
        for (int part = 0; method.Convolves && Vector.HasLaneMultiplyAdd && part < DepthwiseFilter.Stride(method.Kernel) / Vector.Lanes;
            part++)
        {
            Local(Text.Of($"w{part}"), Vector.Load("wgt", part * Vector.Lanes));
        }

        for (int tap = 0; !Vector.HasLaneMultiplyAdd && tap < method.RegisterTaps; tap++)
        {
            Local(Text.Of($"w{tap}"), Vector.Broadcast(Vector.Read("wgt", tap)));
        }

        if (method.HasRegisterBias)
        {
            Local("bias", Bias());
        }
    }

    private string Bias() => Vector.Broadcast(Vector.Read("wgt", DepthwiseFilter.Bias(method.Kernel)));

    /// <summary>The tiles of a row, of which the last of each kind begins earlier where it would run over.</summary>
    private void EmitAllColumns()
    {
        Code.Line("nint next = 0;");
        foreach (DepthwiseTile tile in method.Columns)
        {
            using (Code.Block($"for (nint columns = {DepthwiseNumbers.Columns(tile.Columns)}; columns != 0; columns--)"))
            {
                Code.Line(Text.Of($"nint col = nint.Min(next, dstWidth - {tile.Columns});"));
                string first = method.Stride == 1 ? "col" : Text.Of($"{method.Stride} * col");
                _masks.Emit(tile, Text.Of($"{first} - {method.Padding}"));
                EmitColumns(tile, first);
                Code.Line(Text.Of($"next += {tile.Columns};"));
            }
        }
    }

    /// <param name="first">Columns from the source to where the tile begins.</param>
    private void EmitColumns(DepthwiseTile tile, string first)
    {
        Code.Line(first == "0" ? "ref float x = ref src;" : $"ref float x = ref Unsafe.Add(ref src, {first});");
        Code.Line(first == "0" ? "ref float y = ref dst;" : "ref float y = ref Unsafe.Add(ref dst, col);");
        Code.Lines(method.AsksForRow ? [$"nint {FirstRow} = first;"] : []);
        Code.Lines(method.AsksForResults ? [$"nint {Left} = results;"] : []);
        foreach (int rows in method.Rows)
        {
            if (method.IsWhole)
            {
                EmitTile(tile, rows);
                continue;
            }

            using (Code.Block($"for (nint tile = {DepthwiseNumbers.Rows(rows)}; tile != 0; tile--)"))
            {
                EmitTile(tile, rows);
            }
        }
    }

    private void EmitTile(DepthwiseTile tile, int rows)
    {
        string[] inputs = [.. Enumerable.Range(0, method.Kernel).Select(Input), .. method.Convolves ? [] : new[] { RowValue }];
        Code.Line($"{TypeOf(tile)} {string.Join(", ", inputs)};");
        (int first, int end) = method.IsWhole
            ? (method.Above, method.InputRows(rows) - method.Below)
            : (0, method.InputRows(rows));
        int inputRow = first;
        int outputRow = 0;
        int stored = 0;
        for (int row = first; row < end; row++)
        {
            Code.Line();
            inputRow = Reach("x", inputRow, row, method.SourceWidth, method.LoadReach(tile));
            EmitInputRow(tile, rows, row, (row - inputRow) * method.SourceWidth);

            // Several vectors of results are stored as soon as they are complete, to leave registers.
            for (; tile.StoresEarly && stored < rows && row == Math.Min((stored * method.Stride) + method.Kernel, end) - 1; stored++)
            {
                outputRow = EmitStore(tile, rows, stored, outputRow);
            }
        }

        Code.Line();
        for (; stored < rows; stored++)
        {
            outputRow = EmitStore(tile, rows, stored, outputRow);
        }

        if (!method.IsWhole)
        {
            Move("x", (rows * method.Stride) - inputRow, method.SourceWidth);
            Move("y", rows - outputRow, method.IsPartial ? tile.Columns : 0);
            Code.Lines(method.AsksForRow ? [Text.Of($"{FirstRow} += {rows * method.Stride};")] : []);
            Code.Lines(method.AsksForResults ? [Text.Of($"{Left} -= {rows};")] : []);
        }
    }

    /// <summary>
    /// Moves a reference from one row to another, unless the width is known and loads or stores have room for the offset; the row at
    /// which it stands then.
    /// </summary>
    private int Reach(string reference, int from, int row, int width, int reachable)
    {
        if (width > 0 && (row - from) * width <= reachable)
        {
            return from;
        }

        Move(reference, row - from, width);
        return row;
    }

    /// <param name="width">0 where it is an argument.</param>
    private void Move(string reference, int rows, int width)
    {
        if (rows != 0 && width > 0)
        {
            Advance(reference, rows * width);
        }
        else if (rows != 0)
        {
            string bytes = (Math.Abs(rows) == 1 ? "" : Text.Of($"{Math.Abs(rows)} * ")) + (reference == "x" ? "srcBytes" : "dstBytes");
            Code.Line($"{reference} = ref Unsafe.{(rows < 0 ? "Subtract" : "Add")}ByteOffset(ref {reference}, {bytes});");
        }
    }

    /// <summary>An input row, unless it lies above or below the plane.</summary>
    /// <param name="start">Floats from <c>x</c> to the row.</param>
    private void EmitInputRow(DepthwiseTile tile, int rows, int row, int start)
    {
        string[] inside = method.IsWhole ? [] :
        [
            .. method.MayLieAbove(row) ? [Text.Of($"{FirstRow} >= {-row}")] : Array.Empty<string>(),
            .. method.MayLieBelow(row, rows) ? [Text.Of($"{FirstRow} < height - {row}")] : Array.Empty<string>(),
        ];
        if (inside.Length == 0)
        {
            EmitTaps(tile, rows, row, start, false);
            return;
        }

        if (row % method.Stride == 0 && row / method.Stride < rows)
        {
            EmitOutside(tile, row / method.Stride);
        }

        using (Code.Block($"if ({string.Join(" && ", inside)})"))
        {
            EmitTaps(tile, rows, row, start, true);
        }
    }

    /// <summary>The result of windows of which no row was added yet.</summary>
    private void EmitOutside(DepthwiseTile tile, int output)
    {
        string outside = !method.Convolves ? Outside : method.HasRegisterBias ? "bias" : Bias();
        Code.Line(tile.Vectors == 1 ? $"{Vector.Name} {Result(output)} = {outside};"
            : $"{TypeOf(tile)}.Fill({outside}, out {TypeOf(tile)} {Result(output)});");
    }

    /// <summary>Adds an input row to the windows that it is under.</summary>
    /// <param name="isGuarded">Whether it stands behind a condition, before which the windows that begin with it have a value.</param>
    private void EmitTaps(DepthwiseTile tile, int rows, int row, int start, bool isGuarded)
    {
        foreach (int[] taps in TapsTogether(tile))
        {
            EmitLoads(tile, taps, start);
            if (!method.Convolves)
            {
                // A pool combines the taps of a row once for all windows that the row is under.
                EmitRowValue(tile, taps);
            }

            for (int output = 0; output < rows; output++)
            {
                int tapRow = row - (output * method.Stride);
                if (tapRow >= 0 && tapRow < method.Kernel)
                {
                    bool starts = !isGuarded && (tapRow == 0 || (method.IsWhole && row == method.Above));
                    EmitCombination(tile, taps, tapRow, Result(output), starts && taps[0] == 0);
                }
            }
        }
    }

    /// <param name="starts">Whether the result has no value yet.</param>
    private void EmitCombination(DepthwiseTile tile, int[] taps, int tapRow, string acc, bool starts)
    {
        string type = TypeOf(tile);
        if (!method.Convolves)
        {
            Code.Line(starts ? $"{type} {acc} = {RowValue};"
                : tile.Vectors > 1 ? $"{acc}.{Combination("Add")}({RowValue});"
                : $"{acc} = {Combine(acc, RowValue)};");
        }
        else if (tile.Vectors > 1)
        {
            Code.Lines(starts ? [$"{type}.Fill({(method.HasRegisterBias ? "bias" : Bias())}, out {type} {acc});"] : []);
            Code.Lines(taps.Select(tap => (Tap: tap, Index: (tapRow * method.Kernel) + tap))
                .Select(tap => Text.Of($"{acc}.FmaLane({Input(tap.Tap)}, w{tap.Index / Vector.Lanes}, {tap.Index % Vector.Lanes});")));
        }
        else
        {
            EmitProducts(taps, tapRow * method.Kernel, acc, !starts);
        }
    }

    /// <returns>The output row that <c>y</c> has moved to.</returns>
    private int EmitStore(DepthwiseTile tile, int rows, int output, int outputRow)
    {
        EmitResult(tile, rows, output);
        int width = method.IsPartial ? tile.Columns : 0;
        int from = Reach("y", outputRow, output, width, method.StoreReach(tile));
        int offset = (output - from) * width;

        // All lanes are stored where what runs over is repaired by a later row.
        int lanes = tile.Vectors * Vector.Lanes;
        int needed = (lanes + tile.Columns - 1) / tile.Columns;
        if (!method.IsPartial || rows - output >= needed)
        {
            EmitRow(tile, output, offset, lanes);
        }
        else if (method.IsWhole)
        {
            EmitRow(tile, output, offset, tile.Columns);
        }
        else
        {
            using (Code.Block(Text.Of($"if ({Left} >= {output + needed})")))
            {
                EmitRow(tile, output, offset, lanes);
            }

            using (Code.Block("else"))
            {
                EmitRow(tile, output, offset, tile.Columns);
            }
        }

        return from;
    }

    /// <summary>What comes between the sum of a row and its store.</summary>
    private void EmitResult(DepthwiseTile tile, int rows, int output)
    {
        string acc = Result(output);
        if (method.Operation == DepthwiseOperation.Average)
        {
            string[] factors = Factors(tile, rows, output);
            Code.Line(tile.Vectors == 1 ? $"{acc} *= {factors[0]};"
                : $"{acc}.Scale({string.Join(", ", factors.Distinct().Count() == 1 ? factors.Take(1) : factors)});");
        }

        if (tile.Vectors == 1)
        {
            Code.Lines(method.Activation.IsNone ? [] : [$"{acc} = {Vector.Activate(method.Activation, acc)};"]);
        }
        else if (method.Activation == Activation.Relu && !method.AreStoredTogether(tile))
        {
            Code.Line($"{acc}.Max({Vector.ZeroConstant});");
        }
        else if (method.Activation != Activation.Relu && !method.Activation.IsNone)
        {
            Code.Lines(VectorCode.Fields(tile.Vectors)
                .Select(field => $"{acc}.{field} = {Vector.Activate(method.Activation, $"{acc}.{field}")};"));
        }
    }

    /// <param name="offset">Floats from <c>y</c> to the row.</param>
    /// <param name="count">Lanes that are stored.</param>
    private void EmitRow(DepthwiseTile tile, int output, int offset, int count)
    {
        string acc = Result(output);
        if (tile.Vectors == 1)
        {
            Code.Line(Vector.StoreFirst(acc, "y", offset, count));
            return;
        }

        string[] vectors = [.. VectorCode.Fields(tile.Vectors).Select(field => $"{acc}.{field}")];
        bool whole = count == tile.Vectors * Vector.Lanes;
        if (method.Alternates(tile))
        {
            if (whole)
            {
                Code.Line(Vector.StoreEvenOdd(vectors[0], vectors[1], "y", offset));
                return;
            }

            vectors = [VectorCode.ZipLow(vectors[0], vectors[1]), VectorCode.ZipHigh(vectors[0], vectors[1])];
        }

        if (method.AreStoredTogether(tile) && method.Activation == Activation.Relu)
        {
            vectors = [.. vectors.Select(vector => Vector.Activate(method.Activation, vector))];
        }

        if (whole && method.AreStoredTogether(tile))
        {
            Code.Line(Vector.StoreTogether(vectors, "y", offset));
            return;
        }

        for (int first = 0; first < count; first += Vector.Lanes)
        {
            Code.Line(Vector.StoreFirst(vectors[first / Vector.Lanes], "y", offset + first, count - first));
        }
    }

    /// <summary>Adds the products of one vector's taps and the filter's from <paramref name="first"/> on.</summary>
    private void EmitProducts(int[] taps, int first, string acc, bool started)
    {
        string Before(bool any) => any ? acc : method.HasRegisterBias ? "bias" : Bias();
        string Declared(bool any) => any ? acc : $"{Vector.Name} {acc}";
        if (LoadsTaps(taps) && first + taps.Length <= method.RegisterTaps)
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
    private bool LoadsTaps(int[] taps) => !Vector.HasLaneMultiplyAdd && taps.Length == 3 && method.Kernel == 3;

    /// <summary>The taps of a row, by those that are loaded before any is used.</summary>
    private IEnumerable<int[]> TapsTogether(DepthwiseTile tile)
    {
        int count = method.TapsTogether(tile);
        for (int first = 0; first < method.Kernel; first += count)
        {
            yield return [.. Enumerable.Range(first, Math.Min(count, method.Kernel - first))];
        }
    }

    private void EmitLoads(DepthwiseTile tile, int[] taps, int start)
    {
        if (method.Alternates(tile))
        {
            // Of five elements each vector takes three, and they share the third.
            string outs = string.Join(", ", taps.Select(tap => "out " + Input(tap)));
            Code.Line($"LoadTapsByTurns({Vector.Source("x", start, (Vector.Lanes + 1) * Vector.Lanes)}, {outs});");
        }
        else if (tile.Vectors > 1)
        {
            string together = method.LoadsTogether && tile.Vectors > 2 ? "Together" : "";
            Code.Lines(taps.Select(tap =>
                $"{TypeOf(tile)}.Load{together}({Vector.Source("x", start + tap, tile.Vectors * Vector.Lanes)}, out {Input(tap)});"));
        }
        else if (LoadsTaps(taps))
        {
            string outs = string.Join(", ", taps.Select(tap => "out " + Input(tap)));
            int floats = (method.Stride * Vector.Lanes) + (method.Stride == 1 ? method.Kernel - 1 : Vector.Lanes);
            Code.Line($"LoadTaps{(method.Stride == 1 ? "" : "OfPairs")}({Vector.Source("x", start, floats)}, {outs});");
        }
        else
        {
            foreach (int tap in taps)
            {
                EmitLoad(tile, tap, start);
            }

            return;
        }

        foreach (int tap in taps)
        {
            for (int vector = 0; vector < tile.Vectors; vector++)
            {
                string field = tile.Vectors == 1 ? "" : "." + VectorCode.Fields(tile.Vectors).ElementAt(vector);
                EmitMask(Input(tap) + field, DepthwiseMasks.Of(tile, tap, vector));
            }
        }
    }

    /// <summary>Of one tap and vector, or with it the one after.</summary>
    private void EmitLoad(DepthwiseTile tile, int tap, int start)
    {
        string x = Input(tap);
        string mask = DepthwiseMasks.Of(tile, tap, 0);
        bool paired = tile.LoadsTogether && (tap | 1) < method.Kernel;
        if (!paired)
        {
            string tapped = Tap(tap, start);
            Code.Line($"{x} = {(mask.Length == 0 ? tapped : Masked(tapped, mask))};");
            return;
        }

        if (tap % 2 == 0)
        {
            Code.Line($"({x}, {Input(tap + 1)}) = {Vector.LoadEvenOdd("x", start + tap)};");
        }

        EmitMask(x, mask);
    }

    private void EmitMask(string x, string mask) =>
        Code.Lines(mask.Length == 0 ? [] : [method.MayBeNegative ? $"{x} = {Masked(x, mask)};" : $"{x} &= {mask};"]);

    /// <summary>Inputs without those that lie beyond a border: zero, or less than any where a maximum may be negative.</summary>
    private string Masked(string x, string mask) =>
        method.MayBeNegative ? Vector.Select(mask, x, Vector.Broadcast("float.NegativeInfinity")) : $"{x} & {mask}";

    // With stride 2 a lane's taps are the even and odd elements of pairs; the last, even one is the next lane's tap before it.
    private string Tap(int tap, int start) =>
        method.Stride == 1 ? Vector.Load("x", start + tap)
            : tap > 1
                && tap == method.Kernel - 1 ? VectorCode.ShiftOut(Input(tap - 2), Vector.Load("x", start + tap - 2 + (2 * Vector.Lanes)))
            : tap % 2 == 0 ? VectorCode.Even(Vector.Load("x", start + tap), Vector.Load("x", start + tap + Vector.Lanes))
            : VectorCode.Odd(Vector.Load("x", start + tap - 1), Vector.Load("x", start + tap - 1 + Vector.Lanes));

    /// <summary>What stands for inputs beyond a border: zero, or less than any where a maximum may be negative.</summary>
    private string Outside => method.MayBeNegative ? Vector.Broadcast("float.NegativeInfinity") : Vector.Zero;

    /// <summary>Emits what a pool's windows make of an input row.</summary>
    private void EmitRowValue(DepthwiseTile tile, int[] taps)
    {
        if (tile.Vectors == 1)
        {
            Code.Line($"{RowValue} = {taps.Skip(1).Aggregate(Input(taps[0]), (left, tap) => Combine(left, Input(tap)))};");
            return;
        }

        Code.Line(taps.Length == 1 ? $"{RowValue} = {Input(taps[0])};"
            : $"{TypeOf(tile)}.{Combination("Sum")}({Input(taps[0])}, {Input(taps[1])}, out {RowValue});");
        Code.Lines(taps.Skip(2).Select(tap => $"{RowValue}.{Combination("Add")}({Input(tap)});"));
    }

    /// <summary>What a pool makes of two vectors.</summary>
    private string Combine(string left, string right) => method.Operation == DepthwiseOperation.Maximum
        ? Vector.Max(left, right)
        : $"{left} + {right}";

    /// <summary>The method with which a pool combines rows.</summary>
    /// <param name="sum">Its name for averages.</param>
    private string Combination(string sum) => method.Operation == DepthwiseOperation.Maximum ? "Max" : sum;

    /// <summary>A sum plus the product of an input and a tap.</summary>
    private string Product(string acc, string x, int tap) =>
        Vector.HasLaneMultiplyAdd ? VectorCode.MultiplyAddByLane(x, Text.Of($"w{tap / Vector.Lanes}"), tap % Vector.Lanes, acc)
            : tap < method.RegisterTaps ? Vector.MultiplyAdd(x, Text.Of($"w{tap}"), acc)
            : Vector.MultiplyAdd(x, Vector.Broadcast(Vector.Read("wgt", tap)), acc);

    /// <summary>For each vector the reciprocals of how many elements an average counts.</summary>
    private string[] Factors(DepthwiseTile tile, int rows, int output)
    {
        int first = output * method.Stride;
        bool cut = method.CountsElements && (method.MayLieAbove(first) || method.MayLieBelow(first + method.Kernel - 1, rows));
        if (!cut)
        {
            return [.. Enumerable.Range(0, tile.Vectors).Select(vector => _masks.FactorOf(tile, vector))];
        }

        if (method.IsWhole)
        {
            string known = Text.Of($"{method.CountedRows(output, rows)}f");
            return [.. Enumerable.Range(0, tile.Vectors).Select(vector => _masks.FactorOf(tile, vector, known))];
        }

        string counted = Text.Of($"counted{output}");
        Code.Line($"float {counted} = {_masks.CountedRows(Plus(FirstRow, first))};");
        return [.. Enumerable.Range(0, tile.Vectors).Select(vector => _masks.FactorOf(tile, vector, counted))];
    }

    /// <summary>The type of what is computed of some columns: a vector, or a row of them.</summary>
    private string TypeOf(DepthwiseTile tile) => tile.Vectors == 1 ? Vector.Name : Vector.Row(tile.Vectors);

    /// <summary>The local that holds the inputs of an input row under a tap.</summary>
    private static string Input(int tap) => Text.Of($"x{tap}");

    private static string Plus(string value, int number) => number == 0 ? value : Text.Of($"{value} + {number}");

    /// <summary>The local that holds results.</summary>
    private static string Result(int output) => Text.Of($"acc{output}");
}
