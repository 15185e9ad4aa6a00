namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>A step that threads do together.</summary>
/// <param name="Slices">For each thread the steps that make up its part; none where there is too little to share.</param>
/// <param name="NeedsBarrier">Whether all threads must be done with the steps before, since one reads or overwrites what another
/// wrote or reads.</param>
internal sealed record ParallelStep(IReadOnlyList<IReadOnlyList<Step>> Slices, bool NeedsBarrier);
