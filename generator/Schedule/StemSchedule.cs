namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>The loop over the bands of the first convolution and its pool, which have schedules of their own.</summary>
internal sealed record StemSchedule(StemKernel Kernel, VectorIsa Isa, OperandMemory Memory) : KernelSchedule(Isa, Memory)
{
    public override Kernel Scheduled => Kernel;

    /// <summary>Bands of equal height.</summary>
    public int FullBands => Kernel.Rows / Kernel.BandRows;

    public override string ToString() =>
        (FullBands == 0 ? "" : Text.Of($"{Text.Count(FullBands, "band")} of {Text.Count(Kernel.BandRows, "row")}"))
        + (Kernel.LastPool is DepthwiseKernel last
            ? Text.Of($"{(FullBands == 0 ? "" : ", ")}1 band of {Text.Count(last.Rows, "row")}")
            : "");
}
