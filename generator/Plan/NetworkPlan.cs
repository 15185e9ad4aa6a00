namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Everything decided: the emitters only write it down.</summary>
internal sealed record NetworkPlan(
    TensorShape Input, IReadOnlyList<TensorShape> Outputs, IReadOnlyList<Step> Steps, MemoryPlan Memory, int WeightLength, int Copies)
{
    /// <summary>Beginnings of the names of tensors that a file may have and nothing here needs.</summary>
    public EquatableArray<string> Unread { get; init; }

    /// <summary>Whether a layer with this kernel reads one of the caller's spans, which the garbage collector may move.</summary>
    public bool ReadsCallersSpan(Kernel kernel) =>
        Steps.Any(step => step.Kernel == kernel
            && (step.Source.Source != MemorySource.Arena
                || step.Residual is { Source: not MemorySource.Arena }
                || (step.Destination.Source == MemorySource.Output && kernel is PointwiseKernel { Residual: ResidualMode.InPlace })));

    public long MultiplyAdds => Steps.Sum(step => step.Row.MultiplyAdds);

    public long Parameters => Steps.Sum(step => step.Row.Parameters);
}
