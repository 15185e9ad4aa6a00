namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>Planes of twice as many rows and columns: row by row of the input, lanes are columns of it.</summary>
/// <param name="Whole">Columns of the input that fill vectors.</param>
/// <param name="Tail">Columns that fill none.</param>
internal sealed record UpsampleSchedule(
    UpsampleKernel Kernel, VectorIsa Isa, OperandMemory Memory, int Whole, int Tail) : KernelSchedule(Isa, Memory)
{
    public static UpsampleSchedule Of(UpsampleKernel kernel, VectorIsa isa, OperandMemory memory)
    {
        VectorIsa narrow = isa.NarrowestFor(kernel.Input.Width);
        int tail = kernel.Input.Width % narrow.Lanes;
        return new(kernel, narrow, memory, kernel.Input.Width - tail, tail);
    }

    public override Kernel Scheduled => Kernel;

    public override string ToString() =>
        Text.Of($"{Text.Count(Whole / Isa.Lanes, "vector")} of {Isa.Lanes}{(Tail == 0 ? "" : " and " + Text.Count(Tail, "column"))} a row");
}
