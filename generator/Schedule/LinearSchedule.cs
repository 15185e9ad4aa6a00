namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>
/// The classifier: lanes are outputs, so that the weights, the largest tensor of the network, stream through once in
/// the order in which they are packed.
/// </summary>
/// <param name="Runs">The outputs.</param>
/// <param name="StepsPerTurn">Inputs of a turn of the loop over them.</param>
internal sealed record LinearSchedule(
    LinearKernel Kernel, VectorIsa Isa, OperandMemory Memory, EquatableArray<OutputRun> Runs, int StepsPerTurn)
    : KernelSchedule(Isa, Memory)
{
    public static LinearSchedule Of(LinearKernel kernel, VectorIsa isa, OperandMemory memory) =>
        new(kernel, isa, memory, new(Blocks(kernel)), isa.HasLaneMultiplyAdd && kernel.Inputs >= isa.Lanes ? isa.Lanes : 1);

    public override Kernel Scheduled => Kernel;

    /// <summary>Inputs in whole turns; the others are added one by one.</summary>
    public int InputsInTurns => Kernel.Inputs / StepsPerTurn * StepsPerTurn;

    public override string ToString() => Text.Of(
        $"{string.Join(", ", Runs.Select(run => Text.Of($"{Text.Count(run.Count, "block")} of {Text.Count(run.Outputs / Isa.Lanes, "vector")}")))} of outputs; {Text.Count(StepsPerTurn, "input")} a turn");

    private static IEnumerable<OutputRun> Blocks(LinearKernel kernel)
    {
        int first = 0;
        foreach ((int outputs, int count) in ChannelBlocks.Runs(kernel.Blocks))
        {
            int kept = Math.Min(outputs, kernel.Outputs - first - ((count - 1) * outputs));

            // Only the very last block can hold fewer outputs than it is packed for.
            int whole = kept == outputs ? count : count - 1;
            if (whole > 0)
            {
                yield return new(first, outputs, outputs, whole);
                first += whole * outputs;
            }

            if (whole < count)
            {
                yield return new(first, outputs, kept, 1);
                first += kept;
            }
        }
    }
}
