using System.Globalization;

namespace ShuffleNet.Compiler.Import;

/// <summary>A property of <see cref="NetworkSpec"/> that files are compared in, and how to read, set and write it.</summary>
internal sealed record SpecProperty(string Name, Func<NetworkSpec, object> Get, Func<NetworkSpec, object, NetworkSpec> Set)
{
    /// <summary>Whether it is of what follows the stages, which a backbone does not have.</summary>
    public bool IsOfHead => Name is nameof(NetworkSpec.HeadChannels) or nameof(NetworkSpec.Classes)
        or nameof(NetworkSpec.ClassifierBias) or nameof(NetworkSpec.Softmax);

    /// <summary>
    /// All of them, those that shape the network first. V1's dialects are names of presets, which no network shows; V2's are
    /// orders of channels.
    /// </summary>
    public static IReadOnlyList<SpecProperty> All { get; } =
    [
        new(nameof(NetworkSpec.Version), spec => spec.Version, (spec, value) => spec with { Version = (ShuffleNetVersion)value }),
        new(nameof(NetworkSpec.Dialect), spec => spec.Dialect, (spec, value) => spec with { Dialect = (ShuffleNetDialect)value }),
        new(nameof(NetworkSpec.Groups), spec => spec.Groups, (spec, value) => spec with { Groups = (int)value }),
        new(nameof(NetworkSpec.SecondGroups), spec => spec.SecondGroups, (spec, value) => spec with { SecondGroups = (int)value }),
        new(nameof(NetworkSpec.StageChannels), spec => spec.StageChannels, (spec, value) => spec with { StageChannels = (EquatableArray<int>)value }),
        new(nameof(NetworkSpec.StageRepeats), spec => spec.StageRepeats, (spec, value) => spec with { StageRepeats = (EquatableArray<int>)value }),
        new(nameof(NetworkSpec.StageStrides), spec => spec.StageStrides, (spec, value) => spec with { StageStrides = (EquatableArray<int>)value }),
        new(nameof(NetworkSpec.DepthwiseKernels), spec => spec.DepthwiseKernels, (spec, value) => spec with { DepthwiseKernels = (EquatableArray<int>)value }),
        new(nameof(NetworkSpec.Shuffle), spec => spec.Shuffle, (spec, value) => spec with { Shuffle = (bool)value }),
        new(nameof(NetworkSpec.ShufflePosition), spec => spec.ShufflePosition, (spec, value) => spec with { ShufflePosition = (ShufflePosition)value }),
        new(nameof(NetworkSpec.ShuffleDirection), spec => spec.ShuffleDirection, (spec, value) => spec with { ShuffleDirection = (ShuffleDirection)value }),
        new(nameof(NetworkSpec.Bottleneck), spec => spec.Bottleneck, (spec, value) => spec with { Bottleneck = (BottleneckRule)value }),
        new(nameof(NetworkSpec.FirstUnitGrouped), spec => spec.FirstUnitGrouped, (spec, value) => spec with { FirstUnitGrouped = (bool)value }),
        new(nameof(NetworkSpec.StemChannels), spec => spec.StemChannels, (spec, value) => spec with { StemChannels = (int)value }),
        new(nameof(NetworkSpec.StemStride), spec => spec.StemStride, (spec, value) => spec with { StemStride = (int)value }),
        new(nameof(NetworkSpec.StemPool), spec => spec.StemPool, (spec, value) => spec with { StemPool = (bool)value }),
        new(nameof(NetworkSpec.StemPoolPadding), spec => spec.StemPoolPadding, (spec, value) => spec with { StemPoolPadding = (int)value }),
        new(nameof(NetworkSpec.StemPoolRounding), spec => spec.StemPoolRounding, (spec, value) => spec with { StemPoolRounding = (PoolRounding)value }),
        new(nameof(NetworkSpec.ShortcutPoolKernel), spec => spec.ShortcutPoolKernel, (spec, value) => spec with { ShortcutPoolKernel = (int)value }),
        new(nameof(NetworkSpec.ShortcutPoolPadding), spec => spec.ShortcutPoolPadding, (spec, value) => spec with { ShortcutPoolPadding = (int)value }),
        new(nameof(NetworkSpec.ShortcutPoolRounding), spec => spec.ShortcutPoolRounding, (spec, value) => spec with { ShortcutPoolRounding = (PoolRounding)value }),
        new(nameof(NetworkSpec.ShortcutPoolDivisor), spec => spec.ShortcutPoolDivisor, (spec, value) => spec with { ShortcutPoolDivisor = (AverageDivisor)value }),
        new(nameof(NetworkSpec.ConcatOrder), spec => spec.ConcatOrder, (spec, value) => spec with { ConcatOrder = (ConcatOrder)value }),
        new(nameof(NetworkSpec.StridedRelu), spec => spec.StridedRelu, (spec, value) => spec with { StridedRelu = (StridedReluPlacement)value }),
        new(nameof(NetworkSpec.InputChannels), spec => spec.InputChannels, (spec, value) => spec with { InputChannels = (int)value }),
        new(nameof(NetworkSpec.InputHeight), spec => spec.InputHeight, (spec, value) => spec with { InputHeight = (int)value }),
        new(nameof(NetworkSpec.InputWidth), spec => spec.InputWidth, (spec, value) => spec with { InputWidth = (int)value }),
        new(nameof(NetworkSpec.HeadChannels), spec => spec.HeadChannels, (spec, value) => spec with { HeadChannels = (int)value }),
        new(nameof(NetworkSpec.Classes), spec => spec.Classes, (spec, value) => spec with { Classes = (int)value }),
        new(nameof(NetworkSpec.ClassifierBias), spec => spec.ClassifierBias, (spec, value) => spec with { ClassifierBias = (bool)value }),
        new(nameof(NetworkSpec.Softmax), spec => spec.Softmax, (spec, value) => spec with { Softmax = (bool)value }),
    ];

    /// <summary>A value in words.</summary>
    public static string Text(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>A value as C# that compiles after <c>using ShuffleNet.Compiler</c>.</summary>
    public static string Code(object value) => value is Enum ? $"{value.GetType().Name}.{value}" : Text(value);
}
