namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>Spreads the kernels that the user wrote, for the network, each stage or each unit, over the units.</summary>
internal static class DepthwiseKernelList
{
    /// <summary>One entry where all units have the same, so that equal networks have equal specs; else one for each unit.</summary>
    public static EquatableArray<int> Resolve(RawSpec raw, NetworkSpec spec)
    {
        EquatableArray<int> kernels = raw.DepthwiseKernels ?? new(spec.DepthwiseKernels);
        if (kernels.Distinct().Count() == 1)
        {
            return new(kernels.Take(1));
        }

        return kernels.Count == spec.Stages.Count
            ? new(kernels.SelectMany((kernel, stage) => Enumerable.Repeat(kernel, spec.Stages[stage].Repeats)))
            : kernels;
    }
}
