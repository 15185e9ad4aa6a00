namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>The mean of every plane: sums of lanes first.</summary>
/// <param name="Vectors">Whole vectors of a plane.</param>
/// <param name="Tail">Pixels that fill no vector.</param>
/// <param name="IsUnrolled">Whether they are added without a loop.</param>
internal sealed record GlobalAverageSchedule(
    GlobalAverageKernel Kernel, VectorIsa Isa, OperandMemory Memory, int Vectors, int Tail, bool IsUnrolled)
    : KernelSchedule(Isa, Memory)
{
    // Vectors of a plane that are added without a loop: where its counter hides behind the loads, and where it would not.
    private const int MaxUnrolled = 4;
    private const int MaxUnrolledOnArm = 16;

    public static GlobalAverageSchedule Of(GlobalAverageKernel kernel, VectorIsa isa, OperandMemory memory)
    {
        VectorIsa narrow = isa.NarrowestFor(kernel.Pixels);
        int vectors = kernel.Pixels / narrow.Lanes;
        return new(kernel, narrow, memory, vectors, kernel.Pixels % narrow.Lanes,
            vectors <= (narrow.HasLaneMultiplyAdd ? MaxUnrolledOnArm : MaxUnrolled));
    }

    public override Kernel Scheduled => Kernel;

    /// <summary>Vectors, of those without a loop, of which two neighbours become one load.</summary>
    public int PairedVectors => IsUnrolled && Isa.HasLaneMultiplyAdd ? Vectors / 2 * 2 : 0;

    public override string ToString() =>
        Text.Of(
            $"{Text.Count(Vectors, "vector")} of {Isa.Lanes}{(Tail == 0 ? "" : " and " + Text.Count(Tail, "pixel"))} a plane, {(IsUnrolled ? "unrolled" : "in a loop")}");
}
