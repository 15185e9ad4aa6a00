namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>Adjacent vectors of output columns of the first convolution.</summary>
/// <param name="Start">The first output column.</param>
/// <param name="Vectors">How many vectors there are.</param>
/// <param name="Count">Columns of the last vector, less than its lanes only where the whole row is narrower.</param>
/// <param name="Blocks">The output channels that pass over them.</param>
internal sealed record ConvolutionColumns(
    ConvolutionKernel Kernel, VectorIsa Isa, int Start, int Vectors, int Count, EquatableArray<BlockRun> Blocks)
{
    /// <summary>Taps of a row.</summary>
    public const int Taps = 3;

    private const int MaxVectors = 2;

    public static EquatableArray<ConvolutionColumns> Of(ConvolutionKernel kernel, VectorIsa isa)
    {
        int width = kernel.Output.Width;
        if (width < isa.Lanes)
        {
            return new([Columns(0, 1, width)]);
        }

        List<ConvolutionColumns> tiles = [];
        int start = 0;
        for (; start + (MaxVectors * isa.Lanes) <= width; start += MaxVectors * isa.Lanes)
        {
            tiles.Add(Columns(start, MaxVectors, isa.Lanes));
        }

        for (; start < width; start += isa.Lanes)
        {
            // The last vector overlaps the one before it where it would run over.
            tiles.Add(Columns(Math.Min(start, width - isa.Lanes), 1, isa.Lanes));
        }

        return new(tiles);

        // Each vector of columns has an input register for each of the three taps of a row.
        ConvolutionColumns Columns(int first, int vectors, int count) => new(
            kernel, isa, first, vectors, count, BlockRun.Of(kernel.Blocks, block => RegisterPass.Of(isa, block, vectors, Taps * vectors)));
    }

    /// <summary>Columns from these to the next ones.</summary>
    public int Step => Vectors * Isa.Lanes;

    /// <summary>Whether the left taps of a vector meet the padding.</summary>
    public bool IsLeft(int vector) => Start == 0 && vector == 0;

    /// <summary>
    /// Whether a whole vector of the image stands left of what these read; a part of one may lie before the caller's span.
    /// </summary>
    public bool HasVectorBefore => Start * Kernel.Stride >= Isa.Lanes;

    /// <summary>Floats of the row from the column under the first centre tap and an offset on: what a load must not run over.</summary>
    public int Remaining(int offset) => Kernel.Input.Width - (Start * Kernel.Stride) - offset;

    /// <summary>Equal for tiles with the same code: those that cut the same loads and stand alike to vectors and the left border.</summary>
    public string Signature()
    {
        IEnumerable<int> offsets = Enumerable.Range(0, Vectors).SelectMany(vector => Kernel.Stride == 1
            ? Enumerable.Range((vector * Isa.Lanes) - 1, Taps)
            : new[] { 2 * vector * Isa.Lanes, ((2 * vector) + 1) * Isa.Lanes });
        string loads = string.Join(",", offsets.Select(offset => Math.Max(0, Math.Min(Isa.Lanes, Remaining(offset)))));
        return Text.Of($"{Start % Isa.Lanes}:{Vectors}:{loads}:{IsLeft(0)}:{Kernel.Stride == 1 || HasVectorBefore}");
    }
}
