namespace ShuffleNet.Compiler.InMemory;

using ShuffleNet.Compiler.Generator.Spec;

/// <summary>The compiler's spec as the runtime's description, for networks that are not compiled, or not yet.</summary>
internal static class Descriptions
{
    public static NetworkDescription Of(NetworkSpec spec) =>
        spec.SecondGroups == spec.Groups ? WithOneGroups(spec) : WithOneGroups(spec) with { SecondGroups = spec.SecondGroups };

    private static NetworkDescription WithOneGroups(NetworkSpec spec) => new()
    {
        Version = (ShuffleNet.Compiler.ShuffleNetVersion)spec.Version,
        Dialect = (ShuffleNet.Compiler.ShuffleNetDialect)spec.Dialect,
        Groups = spec.Groups,
        StageChannels = [.. spec.Stages.Select(stage => stage.Channels)],
        StageRepeats = [.. spec.Stages.Select(stage => stage.Repeats)],
        StageStrides = [.. spec.Stages.Select(stage => stage.Stride)],
        DepthwiseKernels = spec.DepthwiseKernels,
        StemChannels = spec.StemChannels,
        StemStride = spec.StemStride,
        StemPool = spec.StemPool,
        StemPoolPadding = spec.StemPoolPadding,
        StemPoolRounding = (ShuffleNet.Compiler.PoolRounding)spec.StemPoolRounding,
        InputHeight = spec.InputHeight,
        InputWidth = spec.InputWidth,
        InputChannels = spec.InputChannels,
        Classes = spec.Classes,
        HeadChannels = spec.HeadChannels,
        OutputStages = [.. spec.OutputStages],
        ClassifierBias = spec.ClassifierBias,
        Softmax = spec.Softmax,
        Shuffle = spec.Shuffle,
        Bottleneck = (ShuffleNet.Compiler.BottleneckRule)spec.Bottleneck,
        ShufflePosition = (ShuffleNet.Compiler.ShufflePosition)spec.ShufflePosition,
        ShuffleDirection = (ShuffleNet.Compiler.ShuffleDirection)spec.ShuffleDirection,
        ShortcutPoolKernel = spec.ShortcutPoolKernel,
        ShortcutPoolPadding = spec.ShortcutPoolPadding,
        ShortcutPoolRounding = (ShuffleNet.Compiler.PoolRounding)spec.ShortcutPoolRounding,
        ShortcutPoolDivisor = (ShuffleNet.Compiler.AverageDivisor)spec.ShortcutPoolDivisor,
        ConcatOrder = (ShuffleNet.Compiler.ConcatOrder)spec.ConcatOrder,
        StridedRelu = (ShuffleNet.Compiler.StridedReluPlacement)spec.StridedRelu,
        FirstUnitGrouped = spec.FirstUnitGrouped,
    };
}
