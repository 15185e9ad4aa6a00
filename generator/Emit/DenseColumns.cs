namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Adjacent vectors of output columns of the first convolution, and how their inputs are loaded.</summary>
/// <param name="Start">The first output column.</param>
/// <param name="Count">Columns of the last vector, less than its lanes only where the whole row is narrower.</param>
internal sealed record DenseColumns(DenseKernel Kernel, VectorIsa Isa, int Start, int Vectors, int Count)
{
    private const int MostVectors = 2;

    /// <summary>The left tap last: at stride 2 it is made from the right one, and the centre's registers are free by then.</summary>
    public static IReadOnlyList<int> TapOrder { get; } = [1, 2, 0];

    public static IReadOnlyList<DenseColumns> Of(DenseKernel kernel, VectorIsa isa)
    {
        int width = kernel.Output.Width;
        if (width < isa.Lanes)
        {
            return [new DenseColumns(kernel, isa, 0, 1, width)];
        }

        List<DenseColumns> tiles = [];
        int start = 0;
        for (; start + (MostVectors * isa.Lanes) <= width; start += MostVectors * isa.Lanes)
        {
            tiles.Add(new DenseColumns(kernel, isa, start, MostVectors, isa.Lanes));
        }

        for (; start < width; start += isa.Lanes)
        {
            // The last vector overlaps the one before it where it would run over.
            tiles.Add(new DenseColumns(kernel, isa, Math.Min(start, width - isa.Lanes), 1, isa.Lanes));
        }

        return tiles;
    }

    /// <summary>Equal for tiles with the same code.</summary>
    public string Signature()
    {
        CodeWriter code = new();
        foreach (int tap in TapOrder)
        {
            EmitLoads(code, "x", tap);
        }

        return Text.Of($"{Start % Isa.Lanes}:{Vectors}:{code}");
    }

    /// <summary>
    /// Loads the inputs of a tap, <c>{x}{tap}{vector}</c>, from <paramref name="x"/>, the column under the centre tap. Taps come
    /// in <see cref="TapOrder"/>, each just before it is used, so that its registers are taken no longer than that.
    /// </summary>
    public void EmitLoads(CodeWriter code, string x, int tap)
    {
        for (int vector = 0; vector < Vectors; vector++)
        {
            int column = vector * Isa.Lanes;
            if (Kernel.Stride == 1)
            {
                Local(tap, vector, tap == 0 && IsLeft(vector) ? VectorIsa.ShiftUp(Tap(1, vector)) : Load(column + tap - 1));
            }
            else if (tap == 1)
            {
                string low = Text.Of($"low{x.Substring(1)}{vector}");
                string high = Text.Of($"high{x.Substring(1)}{vector}");
                code.Line($"{Isa.Name} {low} = {Load(2 * column)}, {high} = {Load((2 * column) + Isa.Lanes)};");
                Local(1, vector, VectorIsa.Even(low, high));
                Local(2, vector, VectorIsa.Odd(low, high));
            }
        }

        // The column left of the centre is the odd one of the vector before; from right to left, each over the one it is made of.
        for (int vector = Vectors - 1; Kernel.Stride == 2 && tap == 0 && vector >= 0; vector--)
        {
            Local(0, vector, IsLeft(vector)
                ? VectorIsa.ShiftUp(Tap(2, vector))
                : VectorIsa.ShiftIn(vector > 0 ? Tap(2, vector - 1) : Before(), Tap(2, vector)));
        }

        string Tap(int index, int vector) => Text.Of($"{x}{index}{vector}");

        // Of the vector before only the last element counts. A whole one may begin before the row, and so before the caller's span.
        string Before() => Start * Kernel.Stride >= Isa.Lanes ? Load(-Isa.Lanes) : Isa.Broadcast(Isa.Read(x, -1));

        string Load(int offset) => Isa.LoadFirst(x, offset, Kernel.Input.Width - (Start * Kernel.Stride) - offset);

        void Local(int index, int vector, string value) => code.Line($"{Isa.Name} {Tap(index, vector)} = {value};");
    }

    private bool IsLeft(int vector) => Start == 0 && vector == 0;
}
