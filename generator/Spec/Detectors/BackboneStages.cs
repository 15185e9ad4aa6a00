namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>Which stages of a backbone a head reads.</summary>
internal static class BackboneStages
{
    /// <summary>The last stage of each stride that heads read, counted from 2; null where a stride has none.</summary>
    public static IReadOnlyList<int>? Of(NetworkSpec spec)
    {
        IReadOnlyList<int> strides = Strides(spec);
        int[] stages = [.. DetectorBackbone.StageStrides.Select(stride => strides.ToList().LastIndexOf(stride))];
        return stages.Contains(-1) ? null : [.. stages.Select(stage => stage + 2)];
    }

    /// <summary>Pixels of the input from a value of each stage to the next.</summary>
    public static IReadOnlyList<int> Strides(NetworkSpec spec)
    {
        int stride = spec.StemStride * (spec.StemPool ? 2 : 1);
        return [.. spec.StageStrides.Select(next => stride *= next)];
    }
}
