using System.Globalization;

namespace ShuffleNet.Compiler.Import;

/// <summary>A property of <see cref="NetworkDescription"/> that files are compared in, and how to read, set and write it.</summary>
internal sealed record SpecProperty(string Name, Func<NetworkDescription, object> Get, Func<NetworkDescription, object, NetworkDescription> Set)
{
    /// <summary>Whether it is of what follows the stages, which a backbone does not have.</summary>
    public bool IsOfHead => Name is nameof(NetworkDescription.HeadChannels) or nameof(NetworkDescription.Classes)
        or nameof(NetworkDescription.ClassifierBias) or nameof(NetworkDescription.Softmax);

    /// <summary>
    /// All of them, those that shape the network first. V1's dialects are names of presets, which no network shows; V2's are
    /// orders of channels.
    /// </summary>
    public static IReadOnlyList<SpecProperty> All { get; } =
    [
        new(nameof(NetworkDescription.Version), spec => spec.Version, (spec, value) => spec with { Version = (ShuffleNetVersion)value }),
        new(nameof(NetworkDescription.Dialect), spec => spec.Dialect, (spec, value) => spec with { Dialect = (ShuffleNetDialect)value }),
        new(nameof(NetworkDescription.Groups), spec => spec.Groups, (spec, value) => spec with { Groups = (int)value }),
        new(nameof(NetworkDescription.SecondGroups), spec => spec.SecondGroups, (spec, value) => spec with { SecondGroups = (int)value }),
        new(nameof(NetworkDescription.StageChannels), spec => spec.StageChannels, (spec, value) => spec with { StageChannels = (EquatableArray<int>)value }),
        new(nameof(NetworkDescription.StageRepeats), spec => spec.StageRepeats, (spec, value) => spec with { StageRepeats = (EquatableArray<int>)value }),
        new(nameof(NetworkDescription.StageStrides), spec => spec.StageStrides, (spec, value) => spec with { StageStrides = (EquatableArray<int>)value }),
        new(nameof(NetworkDescription.DepthwiseKernels), spec => spec.DepthwiseKernels, (spec, value) => spec with { DepthwiseKernels = (EquatableArray<int>)value }),
        new(nameof(NetworkDescription.Shuffle), spec => spec.Shuffle, (spec, value) => spec with { Shuffle = (bool)value }),
        new(nameof(NetworkDescription.ShufflePosition), spec => spec.ShufflePosition, (spec, value) => spec with { ShufflePosition = (ShufflePosition)value }),
        new(nameof(NetworkDescription.ShuffleDirection), spec => spec.ShuffleDirection, (spec, value) => spec with { ShuffleDirection = (ShuffleDirection)value }),
        new(nameof(NetworkDescription.Bottleneck), spec => spec.Bottleneck, (spec, value) => spec with { Bottleneck = (BottleneckRule)value }),
        new(nameof(NetworkDescription.FirstUnitGrouped), spec => spec.FirstUnitGrouped, (spec, value) => spec with { FirstUnitGrouped = (bool)value }),
        new(nameof(NetworkDescription.StemChannels), spec => spec.StemChannels, (spec, value) => spec with { StemChannels = (int)value }),
        new(nameof(NetworkDescription.StemStride), spec => spec.StemStride, (spec, value) => spec with { StemStride = (int)value }),
        new(nameof(NetworkDescription.StemPool), spec => spec.StemPool, (spec, value) => spec with { StemPool = (bool)value }),
        new(nameof(NetworkDescription.StemPoolPadding), spec => spec.StemPoolPadding, (spec, value) => spec with { StemPoolPadding = (int)value }),
        new(nameof(NetworkDescription.StemPoolRounding), spec => spec.StemPoolRounding, (spec, value) => spec with { StemPoolRounding = (PoolRounding)value }),
        new(nameof(NetworkDescription.ShortcutPoolKernel), spec => spec.ShortcutPoolKernel, (spec, value) => spec with { ShortcutPoolKernel = (int)value }),
        new(nameof(NetworkDescription.ShortcutPoolPadding), spec => spec.ShortcutPoolPadding, (spec, value) => spec with { ShortcutPoolPadding = (int)value }),
        new(nameof(NetworkDescription.ShortcutPoolRounding), spec => spec.ShortcutPoolRounding, (spec, value) => spec with { ShortcutPoolRounding = (PoolRounding)value }),
        new(nameof(NetworkDescription.ShortcutPoolDivisor), spec => spec.ShortcutPoolDivisor, (spec, value) => spec with { ShortcutPoolDivisor = (AverageDivisor)value }),
        new(nameof(NetworkDescription.ConcatOrder), spec => spec.ConcatOrder, (spec, value) => spec with { ConcatOrder = (ConcatOrder)value }),
        new(nameof(NetworkDescription.StridedRelu), spec => spec.StridedRelu, (spec, value) => spec with { StridedRelu = (StridedReluPlacement)value }),
        new(nameof(NetworkDescription.InputChannels), spec => spec.InputChannels, (spec, value) => spec with { InputChannels = (int)value }),
        new(nameof(NetworkDescription.InputHeight), spec => spec.InputHeight, (spec, value) => spec with { InputHeight = (int)value }),
        new(nameof(NetworkDescription.InputWidth), spec => spec.InputWidth, (spec, value) => spec with { InputWidth = (int)value }),
        new(nameof(NetworkDescription.HeadChannels), spec => spec.HeadChannels, (spec, value) => spec with { HeadChannels = (int)value }),
        new(nameof(NetworkDescription.Classes), spec => spec.Classes, (spec, value) => spec with { Classes = (int)value }),
        new(nameof(NetworkDescription.ClassifierBias), spec => spec.ClassifierBias, (spec, value) => spec with { ClassifierBias = (bool)value }),
        new(nameof(NetworkDescription.Softmax), spec => spec.Softmax, (spec, value) => spec with { Softmax = (bool)value }),
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
