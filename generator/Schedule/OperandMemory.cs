namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>
/// What is known of the memory that a kernel is called with. The collector may move a caller's span; ARM's loads and stores of
/// several vectors take a pointer, so they are for other memory only. Weights are always pinned.
/// </summary>
/// <param name="SourceIsUnpinned">Whether a kernel reads a caller's span.</param>
/// <param name="DestinationIsUnpinned">Whether it writes one.</param>
internal readonly record struct OperandMemory(bool SourceIsUnpinned, bool DestinationIsUnpinned)
{
    public static OperandMemory Of(NetworkPlan plan, Kernel kernel) => new(plan.ReadsCallersSpan(kernel), plan.WritesCallersSpan(kernel));
}
