namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>An average pool of any window: one vector of columns of one row at a time.</summary>
/// <param name="Vectors">Vectors of a row; the last begins earlier where it would run over.</param>
internal sealed record AveragePoolSchedule(
    AveragePoolKernel Kernel, VectorIsa Isa, OperandMemory Memory, int Vectors) : KernelSchedule(Isa, Memory)
{
    public static AveragePoolSchedule Of(AveragePoolKernel kernel, VectorIsa isa, OperandMemory memory)
    {
        VectorIsa narrow = isa.NarrowestFor(kernel.Output.Width);
        return new(kernel, narrow, memory, (kernel.Output.Width + narrow.Lanes - 1) / narrow.Lanes);
    }

    public override Kernel Scheduled => Kernel;

    /// <summary>Whether the vectors fill a row.</summary>
    public bool Fits => Kernel.Output.Width % Isa.Lanes == 0;

    /// <summary>The least column at which the last vector begins.</summary>
    public int LastColumn => Math.Max(0, Kernel.Output.Width - Isa.Lanes);

    /// <summary>Lanes that are stored.</summary>
    public int StoredLanes => Math.Min(Isa.Lanes, Kernel.Output.Width);

    public override string ToString() => Text.Of($"{Text.Count(Vectors, "vector")} of {Isa.Lanes} a row; masks and divisors computed");
}
