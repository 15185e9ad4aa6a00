namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>Every plane times a factor of its own: plane by plane, all pixels in a row.</summary>
/// <param name="Whole">Pixels of a plane that fill vectors.</param>
/// <param name="Tail">Pixels that fill none.</param>
internal sealed record ScaleSchedule(
    ScaleKernel Kernel, VectorIsa Isa, OperandMemory Memory, int Whole, int Tail) : KernelSchedule(Isa, Memory)
{
    public static ScaleSchedule Of(ScaleKernel kernel, VectorIsa isa, OperandMemory memory)
    {
        VectorIsa narrow = isa.NarrowestFor(kernel.Pixels);
        int tail = kernel.Pixels % narrow.Lanes;
        return new(kernel, narrow, memory, kernel.Pixels - tail, tail);
    }

    public override Kernel Scheduled => Kernel;

    public override string ToString() =>
        Text.Of(
            $"{Text.Count(Whole / Isa.Lanes, "vector")} of {Isa.Lanes}{(Tail == 0 ? "" : " and " + Text.Count(Tail, "pixel"))} a plane");
}
