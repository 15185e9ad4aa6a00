namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>A convolution of any window in any groups: tiles of a block of channels x one vector of columns of one row.</summary>
/// <param name="Vectors">Vectors of a row; the last begins earlier where it would run over.</param>
internal sealed record GroupedConvolutionSchedule(GroupedConvolutionKernel Kernel, VectorIsa Isa, OperandMemory Memory, int Vectors)
    : KernelSchedule(Isa, Memory)
{
    public static GroupedConvolutionSchedule Of(GroupedConvolutionKernel kernel, VectorIsa isa, OperandMemory memory)
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

    /// <summary>Whether a column of the window lies beyond the input somewhere.</summary>
    public bool NeedsMask(int tap) =>
        tap < Kernel.Padding.Left || ((Kernel.Output.Width - 1) * Kernel.Stride) - Kernel.Padding.Left + tap >= Kernel.Input.Width;

    public override string ToString() =>
        Text.Of(
            $"tiles {string.Join(" and ", Kernel.Blocks.Distinct())} x 1; {Text.Count(Vectors, "vector")} of {Isa.Lanes} a row; masks computed");
}
