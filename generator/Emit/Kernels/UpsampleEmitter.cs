using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// Emits planes of twice as many rows and columns. Lanes are columns of the input; the two columns that each becomes are stored by
/// turns. Bilinear ones are means of a row with the one above it, and with the one below it: first of the rows, then of the columns,
/// and the first and the last column, whose neighbour on one side is missing, are written once more.
/// </summary>
internal sealed class UpsampleEmitter(CodeWriter code, UpsampleSchedule schedule, bool isChecked) : KernelWriter(code, schedule, isChecked)
{
    public void Emit(string name)
    {
        UpsampleKernel kernel = schedule.Kernel;
        (_, int height, int width) = kernel.Input;
        using (Method(name, "ref float src, ref float dst"))
        using (Code.Loop("channel", 0, kernel.Input.Channels, 1))
        {
            using (Code.Loop("row", 0, height, 1))
            {
                Reference("x", "src", Text.Of($"row * {width}"));
                Reference("y", "dst", Text.Of($"row * {4 * width}"));
                if (kernel.Bilinear)
                {
                    EmitMeans(width, Text.Of($"(row == 0 ? 0 : -{width})"), "y");
                    Reference("below", "y", 2 * width);
                    EmitMeans(width, Text.Of($"(row == {height - 1} ? 0 : {width})"), "below");
                }
                else
                {
                    EmitColumns((column, count) =>
                    {
                        Local("value",
                            column.Length == 0 ? Vector.LoadFirst("x", width - count, count) : Vector.Load($"Unsafe.Add(ref x, {column})"));
                        Store("value", "value", "y", column, width - count, count);
                        Store("value", "value", Text.Of($"Unsafe.Add(ref y, {2 * width})"), column, width - count, count);
                    });
                }
            }

            Advance("src", kernel.Input.Plane);
            Advance("dst", 4 * kernel.Input.Plane);
        }
    }

    /// <summary>One row of the output between a row and the one that <paramref name="other"/> floats lead to.</summary>
    private void EmitMeans(int width, string other, string y)
    {
        using (Code.Block())
        {
            Reference("z", "x", other);
            EmitColumns((column, count) =>
            {
                string at = column.Length == 0 ? Text.Of($"{width - count}") : column;
                Reference("near", "x", at);
                Reference("far", "z", at);
                foreach ((string local, int offset) in new[] { ("left", -1), ("value", 0), ("right", 1) })
                {
                    Local(local, Mean(Vector.Load("near", offset), Vector.Load("far", offset)));
                }

                Local("even", Mean("value", "left"));
                Local("odd", Mean("value", "right"));
                Store("even", "odd", y, column, width - count, count);
            });
            Code.Line("// The columns at the borders have no neighbour on one side.");
            Code.Line(Vector.Write(ScalarMean(0), y));
            Code.Line(Vector.Write(ScalarMean(width - 1), VectorCode.At(y, (2 * width) - 1)));
        }
    }

    /// <summary>Whole vectors in a loop over <c>col</c>, then the columns that fill none, for which the column is empty.</summary>
    private void EmitColumns(Action<string, int> emit)
    {
        if (schedule.Whole > 0)
        {
            using (Code.Loop("col", 0, schedule.Whole, Vector.Lanes))
            {
                emit("col", Vector.Lanes);
            }
        }

        if (schedule.Tail > 0)
        {
            using (Code.Block())
            {
                emit("", schedule.Tail);
            }
        }
    }

    /// <summary>Stores lanes of two vectors by turns.</summary>
    private void Store(string even, string odd, string y, string column, int first, int count)
    {
        string target = column.Length == 0 ? VectorCode.At(y, 2 * first) : Text.Of($"Unsafe.Add(ref {y}, 2 * {column})");
        Code.Line(Vector.StoreFirst(VectorCode.ZipLow(even, odd), target, 0, 2 * count));
        if (2 * count > Vector.Lanes)
        {
            Code.Line(Vector.StoreFirst(VectorCode.ZipHigh(even, odd), target, Vector.Lanes, (2 * count) - Vector.Lanes));
        }
    }

    // Three quarters of what is nearer, one quarter of what is farther.
    private string Mean(string near, string far) =>
        Vector.MultiplyAdd(Vector.Broadcast("0.75f"), near, $"{Vector.Broadcast("0.25f")} * {far}");

    private string ScalarMean(int column) =>
        Text.Of($"(0.75f * {Vector.Read("x", column)}) + (0.25f * {Vector.Read("z", column)})");
}
