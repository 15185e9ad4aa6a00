namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Everything decided: the emitters only write it down.</summary>
internal sealed record NetworkPlan(
    TensorShape Input, int Outputs, IReadOnlyList<Step> Steps, MemoryPlan Memory, int WeightLength, int Copies)
{
    public long MultiplyAdds => Steps.Sum(step => step.Row.MultiplyAdds);

    public long Parameters => Steps.Sum(step => step.Row.Parameters);
}
