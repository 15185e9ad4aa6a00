namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Adjacent vectors of output columns of the first convolution, and how their inputs are loaded.</summary>
/// <param name="Start">The first output column.</param>
/// <param name="Count">Columns of the last vector, less than its lanes only where the whole row is narrower.</param>
internal sealed record DenseColumns(DenseKernel Kernel, VectorIsa Isa, int Start, int Vectors, int Count)
{
    private const int MostVectors = 2;

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
        EmitLoads(code);
        return Text.Of($"{Start % Isa.Lanes}:{Vectors}:{code}");
    }

    /// <summary>Loads the inputs of each tap and vector, <c>x{tap}{vector}</c>, from <c>x</c>, the column under the centre tap.</summary>
    public void EmitLoads(CodeWriter code)
    {
        for (int vector = 0; vector < Vectors; vector++)
        {
            int column = vector * Isa.Lanes;
            if (Kernel.Stride == 1)
            {
                Local(code, 1, vector, Load(column));
                Local(code, 0, vector, IsLeft(vector) ? VectorIsa.ShiftUp(Text.Of($"x1{vector}")) : Load(column - 1));
                Local(code, 2, vector, Load(column + 1));
            }
            else
            {
                string low = Text.Of($"low{vector}");
                string high = Text.Of($"high{vector}");
                code.Line($"{Isa.Name} {low} = {Load(2 * column)}, {high} = {Load((2 * column) + Isa.Lanes)};");
                Local(code, 1, vector, VectorIsa.Even(low, high));
                Local(code, 2, vector, VectorIsa.Odd(low, high));
                Local(code, 0, vector, IsLeft(vector)
                    ? VectorIsa.ShiftUp(Text.Of($"x2{vector}"))
                    : VectorIsa.Even(Load((2 * column) - 1), Load((2 * column) - 1 + Isa.Lanes)));
            }
        }
    }

    private bool IsLeft(int vector) => Start == 0 && vector == 0;

    private string Load(int offset) => Isa.LoadFirst("x", offset, Kernel.Input.Width - (Start * Kernel.Stride) - offset);

    private void Local(CodeWriter code, int tap, int vector, string value) => code.Line(Text.Of($"{Isa.Name} x{tap}{vector} = {value};"));
}
