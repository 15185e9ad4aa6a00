using ShuffleNet.Compiler.Generator.Spec;

namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>
/// An attribute as a test writes it: one property for each of the attribute's, of the same name and written down here once more;
/// null where it is not set. Enums are numbers, since a cast can put any number there.
/// </summary>
internal sealed record WrittenSpec
{
    public int Version { get; init; } = (int)ShuffleNetVersion.V1;

    public int? Dialect { get; init; }

    public int? Groups { get; init; }

    public int? SecondGroups { get; init; }

    public double? Scale { get; init; }

    public int? Size { get; init; }

    public EquatableArray<int>? StageChannels { get; init; }

    public EquatableArray<int>? StageRepeats { get; init; }

    public EquatableArray<int>? StageStrides { get; init; }

    public EquatableArray<int>? DepthwiseKernels { get; init; }

    public EquatableArray<int>? UnitKinds { get; init; }

    public EquatableArray<int>? MiddleChannels { get; init; }

    public EquatableArray<int>? HardSwishStages { get; init; }

    public EquatableArray<int>? SqueezeExcitationStages { get; init; }

    public int? StemChannels { get; init; }

    public int? StemStride { get; init; }

    public bool? StemPool { get; init; }

    public int? InputHeight { get; init; }

    public int? InputWidth { get; init; }

    public int? InputChannels { get; init; }

    public int? Classes { get; init; }

    public int? HeadChannels { get; init; }

    public int? Outputs { get; init; }

    public EquatableArray<int>? OutputStages { get; init; }

    public bool? ClassifierBias { get; init; }

    public bool? Softmax { get; init; }

    public bool? Shuffle { get; init; }

    public int? Bottleneck { get; init; }

    public int? ShufflePosition { get; init; }

    public int? ShuffleDirection { get; init; }

    public int? StemPoolPadding { get; init; }

    public int? StemPoolRounding { get; init; }

    public int? ShortcutPoolKernel { get; init; }

    public int? ShortcutPoolPadding { get; init; }

    public int? ShortcutPoolRounding { get; init; }

    public int? ShortcutPoolDivisor { get; init; }

    public int? ConcatOrder { get; init; }

    public int? StridedRelu { get; init; }

    public bool? FirstUnitGrouped { get; init; }

    public int? Threads { get; init; }

    public bool? Profile { get; init; }

    public bool? Checked { get; init; }

    /// <summary>The same for the compiler.</summary>
    public RawSpec ToRaw() => new(typeof(WrittenSpec).GetProperties()
        .Where(property => property.CanWrite && property.GetValue(this) is not null)
        .ToDictionary(property => property.Name, property => property.GetValue(this)!));
}
