namespace ShuffleNet.Compiler.InMemory;

using ShuffleNet.Compiler.Generator.Spec;

/// <summary>The compiler's spec as the runtime's description, for networks that are not compiled, or not yet.</summary>
internal static class Descriptions
{
    public static NetworkDescription Of(NetworkSpec spec) =>
        spec.SecondGroups == spec.Groups ? WithOneGroups(spec) : WithOneGroups(spec) with { SecondGroups = spec.SecondGroups };

    private static NetworkDescription WithOneGroups(NetworkSpec spec) => new()
    {
        Version = spec.Version,
        Dialect = spec.Dialect,
        Groups = spec.Groups,
        StageChannels = [.. spec.Stages.Select(stage => stage.Channels)],
        StageRepeats = [.. spec.Stages.Select(stage => stage.Repeats)],
        StageStrides = [.. spec.Stages.Select(stage => stage.Stride)],
        DepthwiseKernels = spec.DepthwiseKernels,
        StemChannels = spec.StemChannels,
        StemStride = spec.StemStride,
        StemPool = spec.StemPool,
        StemPoolPadding = spec.StemPoolPadding,
        StemPoolRounding = spec.StemPoolRounding,
        InputHeight = spec.InputHeight,
        InputWidth = spec.InputWidth,
        InputChannels = spec.InputChannels,
        Classes = spec.Classes,
        HeadChannels = spec.HeadChannels,
        OutputStages = [.. spec.OutputStages],
        ClassifierBias = spec.ClassifierBias,
        Softmax = spec.Softmax,
        Shuffle = spec.Shuffle,
        Bottleneck = spec.Bottleneck,
        ShufflePosition = spec.ShufflePosition,
        ShuffleDirection = spec.ShuffleDirection,
        ShortcutPoolKernel = spec.ShortcutPoolKernel,
        ShortcutPoolPadding = spec.ShortcutPoolPadding,
        ShortcutPoolRounding = spec.ShortcutPoolRounding,
        ShortcutPoolDivisor = spec.ShortcutPoolDivisor,
        ConcatOrder = spec.ConcatOrder,
        StridedRelu = spec.StridedRelu,
        FirstUnitGrouped = spec.FirstUnitGrouped,
    };
}
