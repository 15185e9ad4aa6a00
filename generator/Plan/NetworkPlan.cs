namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Everything decided: the emitters only write it down. Memory is counted in bytes.</summary>
internal sealed record NetworkPlan(
    TensorType Input, IReadOnlyList<OutputTensor> Outputs, IReadOnlyList<Step> Steps, MemoryPlan Memory, int WeightBytes, int Copies)
{
    /// <summary>Beginnings of the names of tensors that a file may have and nothing here needs.</summary>
    public EquatableArray<string> IgnoredPrefixes { get; init; }

    /// <summary>How threads share the steps; empty for one thread.</summary>
    public IReadOnlyList<ParallelStep> ParallelSteps { get; init; } = [];

    /// <summary>Every call that is emitted: the steps, or the parts of them that threads do.</summary>
    public IEnumerable<Step> Calls => ParallelSteps.Count == 0
        ? Steps
        : ParallelSteps.SelectMany(step => step.Slices).SelectMany(part => part);

    /// <summary>Whether a layer with this kernel reads one of the caller's spans, which the garbage collector may move.</summary>
    public bool ReadsCallersSpan(Kernel kernel) =>
        Calls.Any(step => step.Kernel is StemKernel stem && stem.Convolution == kernel)
        || Calls.Any(step => step.Kernel == kernel
            && (step.Source.Source != MemorySource.Arena
                || step.Residual is { Source: not MemorySource.Arena }
                || (step.Destination.Source == MemorySource.Output && kernel is PointwiseKernel { Residual: ResidualMode.InPlace })));

    /// <summary>Whether a layer with this kernel writes one of them.</summary>
    public bool WritesCallersSpan(Kernel kernel) =>
        Calls.Any(step => step.Kernel == kernel && step.Destination.Source == MemorySource.Output);

    /// <summary>Whether the input is read at or after the step that writes an output first, so that they must not share memory.</summary>
    public bool ReadsInputAfter(int output)
    {
        int written = Steps.TakeWhile(step => !StepMemory.Stores(step)
            .Any(range => range.Source == MemorySource.Output && range.Output == output)).Count();
        return Steps.Skip(written).Any(step => StepMemory.Loads(step).Any(range => range.Source == MemorySource.Input));
    }

    public long MultiplyAdds => Steps.Sum(step => step.Row.MultiplyAdds);

    public long Parameters => Steps.Sum(step => step.Row.Parameters);
}
