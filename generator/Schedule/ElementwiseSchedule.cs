namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>A sum of tensors or an activation: all elements in a row.</summary>
/// <param name="Whole">Elements that fill vectors.</param>
/// <param name="Tail">Elements that fill none.</param>
internal sealed record ElementwiseSchedule(ElementwiseKernel Kernel, VectorIsa Isa, OperandMemory Memory, int Whole, int Tail)
    : KernelSchedule(Isa, Memory)
{
    public static ElementwiseSchedule Of(ElementwiseKernel kernel, VectorIsa isa, OperandMemory memory)
    {
        VectorIsa narrow = isa.NarrowestFor(kernel.Length);
        int tail = kernel.Length % narrow.Lanes;
        return new(kernel, narrow, memory, kernel.Length - tail, tail);
    }

    public override Kernel Scheduled => Kernel;

    public override string ToString() =>
        Text.Of($"{Text.Count(Whole / Isa.Lanes, "vector")} of {Isa.Lanes}{(Tail == 0 ? "" : " and " + Text.Count(Tail, "element"))}");
}
