using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>Whether it can be told which unit has which depthwise kernel. Needs the stages.</summary>
internal static class DepthwiseKernelChecks
{
    public static IEnumerable<SpecProblem> Check(RawSpec raw, NetworkSpec spec)
    {
        int stages = spec.Stages.Count;
        int units = spec.Stages.Sum(stage => stage.Repeats);
        if (raw.DepthwiseKernels is EquatableArray<int> kernels && kernels.Count != 1 && kernels.Count != stages && kernels.Count != units)
        {
            yield return SpecProblem.At(
                [nameof(ShuffleNetAttribute.DepthwiseKernels)], DiagnosticCatalogue.KernelCount, $"{kernels.Count}", $"{stages}",
                $"{units}");
        }
    }
}
