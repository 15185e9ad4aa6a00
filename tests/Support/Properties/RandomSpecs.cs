using CsCheck;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Graph;

namespace ShuffleNet.Compiler.Tests.Support.Properties;

/// <summary>
/// Random specs of all versions: every dialect, each of its properties overridden or not, groups 1 to 8, other groups in the second
/// pointwise convolutions, published channels or given ones, any strides and depthwise kernels, sizes down to one pixel,
/// classifiers and backbones. Small enough that a naive network answers at once.
/// </summary>
internal static class RandomSpecs
{
    private const int Choices = 240;

    private const long MaxMultiplyAdds = 2_000_000;

    /// <summary>Specs that compile without any diagnostic.</summary>
    public static Gen<WrittenSpec> Valid { get; } = Draws.Of(Choices)
        .Select(numbers => Fit(Spec(new Draws(numbers))))
        .Where(spec => NetworkResolver.Resolve(spec.ToRaw()) is { Spec: NetworkSpec network, Problems.Count: 0 } && IsSmall(network));

    /// <summary>The same with some properties replaced by whatever an int, a double or an array can be.</summary>
    public static Gen<WrittenSpec> Wild { get; } = Draws.Of(2 * Choices).Select(numbers =>
    {
        Draws draws = new(numbers);
        WrittenSpec spec = Spec(draws);
        System.Reflection.PropertyInfo[] properties = [.. typeof(WrittenSpec).GetProperties().Where(property => property.CanWrite)];
        for (int changes = draws.Between(1, 4); changes > 0; changes--)
        {
            System.Reflection.PropertyInfo property = draws.Of<System.Reflection.PropertyInfo>(properties);
            Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            property.SetValue(
                spec,
                type == typeof(bool) ? draws.Below(2) == 1
                    : type == typeof(double) ? WildDouble(draws)
                    : type == typeof(int) ? WildInt(draws)
                    : WildList(draws));
        }

        return spec;
    });

    private static bool IsSmall(NetworkSpec network)
    {
        try
        {
            return NetworkCompiler.Compile(network).MultiplyAdds <= MaxMultiplyAdds;
        }
        catch (InvalidGraphException)
        {
            // A value that the property is there to find; it meets the same exception, and the message then has the attribute.
            return true;
        }
    }

    private static WrittenSpec Spec(Draws draws)
    {
        WrittenSpec shared = Shared(draws);
        return draws.Below(2) == 0 ? Residual(shared, draws) : Split(shared, draws);
    }

    private static WrittenSpec Shared(Draws draws)
    {
        bool isBackbone = draws.Below(4) == 3;
        bool pools = draws.Below(4) != 3;
        int? padding = draws.Maybe(draws.Between(0, 1));
        int? rounding = draws.Maybe(draws.Between(0, 1));
        int classes = draws.Of(1, 2, 5, 10, 17, 64, 100, 129);
        bool? bias = draws.Maybe(draws.Below(2) == 0);
        bool? softmax = draws.Maybe(draws.Below(2) == 1);
        return new()
        {
            InputHeight = draws.Between(1, 48),
            InputWidth = draws.Of(draws.Between(1, 24), 33, draws.Between(25, 80)),
            InputChannels = draws.Maybe(draws.Of(1, 2, 4, 5)),
            StemStride = draws.Maybe(draws.Between(1, 2)),
            StemPool = pools ? draws.Maybe(true) : false,
            StemPoolPadding = pools ? padding : null,
            StemPoolRounding = pools ? rounding : null,
            Outputs = isBackbone ? (int)NetworkOutputs.Stages : draws.Maybe((int)NetworkOutputs.Logits),
            Classes = isBackbone ? null : classes,
            ClassifierBias = isBackbone ? null : bias,
            Softmax = isBackbone ? null : softmax,
        };
    }

    private static WrittenSpec Residual(WrittenSpec shared, Draws draws)
    {
        bool isPublished = draws.Below(5) == 4;
        int groups = isPublished ? draws.Of(1, 2, 3, 4, 8) : draws.Between(1, 8);
        int? second = draws.Maybe(draws.Of(1, 2, 3, 4, 6, 8));
        int multiple = Enumerable.Range(1, 64).First(count => count % groups == 0 && count % (second ?? groups) == 0);
        bool shuffles = draws.Below(5) != 4;
        bool isSmallPool = draws.Below(5) == 4;
        WrittenSpec spec = shared with
        {
            Version = (int)ShuffleNetVersion.V1,
            Dialect = draws.Maybe(draws.Between(0, 2)),
            Groups = groups,
            SecondGroups = second,
            Shuffle = shuffles ? draws.Maybe(true) : false,
            ShufflePosition = draws.Maybe(draws.Between(0, 1)),
            ShuffleDirection = draws.Maybe(draws.Between(0, 1)),
            Bottleneck = draws.Maybe(draws.Between(0, 2)),
            ShortcutPoolKernel = isSmallPool ? 2 : draws.Maybe(3),
            ShortcutPoolPadding = draws.Maybe(draws.Between(0, 1)),
            ShortcutPoolRounding = draws.Maybe(draws.Between(0, 1)),
            ShortcutPoolDivisor = draws.Maybe(draws.Between(0, 1)),
            ConcatOrder = draws.Maybe(draws.Between(0, 1)),
            StridedRelu = draws.Maybe(draws.Between(0, 1)),
            FirstUnitGrouped = draws.Maybe(draws.Below(2) == 1),
        };
        spec = shuffles ? spec : spec with { ShufflePosition = null, ShuffleDirection = null };
        spec = isSmallPool ? spec with { ShortcutPoolPadding = 0 } : spec;
        return isPublished
            ? Published(spec, draws, draws.Of(0.25, 0.1, 0.3))
            : Stages(spec, draws, multiple, least: 1);
    }

    private static WrittenSpec Split(WrittenSpec shared, Draws draws)
    {
        ShuffleNetVersion version = draws.Of(
            ShuffleNetVersion.V2, ShuffleNetVersion.V2, ShuffleNetVersion.V2Plus, ShuffleNetVersion.OneShot);
        bool isPublished = draws.Below(6) == 5 && version == ShuffleNetVersion.V2;
        int? torchvision = version == ShuffleNetVersion.V2 ? (int)ShuffleNetDialect.Torchvision : null;
        WrittenSpec spec = shared with
        {
            Version = (int)version,
            Dialect = draws.Of(null, (int)ShuffleNetDialect.Megvii, torchvision),
            HeadChannels = shared.Outputs == (int)NetworkOutputs.Stages ? null : draws.Between(1, 70),
        };
        return isPublished ? Published(spec, draws, 0.5) : Stages(spec, draws, unit: 2, least: 2);
    }

    /// <summary>The channels of the paper's table at a scale, with few units.</summary>
    private static WrittenSpec Published(WrittenSpec spec, Draws draws, double scale) => Outputs(spec with
    {
        Scale = scale,
        StageRepeats = new([draws.Between(1, 2), draws.Between(1, 2), draws.Between(1, 2)]),
    }, draws, 3);

    /// <summary>Stages of any channels: multiples of a unit, more than enter where the first unit concatenates.</summary>
    private static WrittenSpec Stages(WrittenSpec spec, Draws draws, int unit, int least)
    {
        int count = draws.Between(1, 4);
        int stem = spec.Version == (int)ShuffleNetVersion.V1 ? unit * draws.Between(1, 3) : draws.Between(1, 20);
        List<int> channels = [];
        List<int> repeats = [];
        List<int> strides = [];
        int entering = (stem + unit - 1) / unit * unit;
        for (int stage = 0; stage < count; stage++)
        {
            int stride = draws.Of(2, 1);
            int more = draws.Of(1, 2, 3, 5, 8, 13);
            entering += stride == 2 || draws.Below(2) == 0 ? unit * Math.Max(least, Math.Min(more, Math.Max(2, 24 / unit))) : 0;
            channels.Add(entering);
            repeats.Add(draws.Of(1, 2, 3, 4));
            strides.Add(stride);
        }

        return Outputs(spec with
        {
            StemChannels = stem,
            StageChannels = new(channels),
            StageRepeats = new(repeats),
            StageStrides = strides.All(stride => stride == 2) ? null : new EquatableArray<int>(strides),
        }, draws, count);
    }

    /// <summary>What is given for each stage: the kernels, maybe for each unit, and whether it is an output.</summary>
    private static WrittenSpec Outputs(WrittenSpec spec, Draws draws, int stages)
    {
        int kernels = draws.Of(0, 0, 0, 1, stages, spec.StageRepeats!.Value.Sum());
        spec = kernels == 0 ? spec : spec with { DepthwiseKernels = new([.. Enumerable.Range(0, kernels).Select(_ => draws.Of(3, 5, 7))]) };
        spec = spec.Version == (int)ShuffleNetVersion.V1 ? spec : OwnUnits(spec, draws, stages);
        int[] chosen = [.. Enumerable.Range(2, stages).Where(_ => draws.Below(2) == 0)];
        return spec.Outputs == (int)NetworkOutputs.Stages && chosen.Length > 0 ? spec with { OutputStages = new(chosen) } : spec;
    }

    /// <summary>Units of a searched network, or those of the version.</summary>
    private static WrittenSpec OwnUnits(WrittenSpec spec, Draws draws, int stages)
    {
        int units = spec.StageRepeats!.Value.Sum();
        int kinds = spec.DepthwiseKernels is null ? draws.Of(0, 1, stages, units) : 0;
        int middle = draws.Of(0, 0, stages, units);
        bool activates = draws.Below(2) == 0;
        bool squeezes = draws.Below(2) == 0;
        return spec with
        {
            UnitKinds = kinds == 0 ? null : new([.. Enumerable.Range(0, kinds).Select(_ => draws.Between(0, 3))]),
            MiddleChannels = middle == 0 ? null : new([.. Enumerable.Range(0, middle).Select(_ => draws.Between(1, 20))]),
            HardSwishStages = activates ? new([.. Enumerable.Range(1, stages + 1).Where(_ => draws.Below(2) == 0)]) : null,
            SqueezeExcitationStages = squeezes ? new([.. Enumerable.Range(2, stages).Where(_ => draws.Below(2) == 0)]) : null,
        };
    }

    /// <summary>The next larger sides that go through the strides.</summary>
    private static WrittenSpec Fit(WrittenSpec spec)
    {
        int height = Side(spec, spec.InputHeight!.Value);
        return spec with { InputHeight = height, InputWidth = Side(spec, spec.InputWidth!.Value) };

        static int Side(WrittenSpec spec, int side) => Enumerable.Range(side, 32)
            .FirstOrDefault(
                size => NetworkResolver.Resolve((spec with { InputHeight = size, InputWidth = size }).ToRaw()).Spec is not null, side);
    }

    private static int WildInt(Draws draws) => draws.Of(
        0,
        1,
        2,
        3,
        4,
        5,
        7,
        8,
        16,
        63,
        64,
        65,
        224,
        4095,
        4096,
        4097,
        8191,
        8192,
        8193,
        65535,
        65536,
        65537,
        1 << 28,
        int.MaxValue,
        -1,
        -2,
        int.MinValue);

    private static double WildDouble(Draws draws) => draws.Of(
        1, 0.5, 1e-3, 0, -1, 1e9, double.Epsilon, double.MaxValue, double.NaN, double.PositiveInfinity, 0.75, 2, 341.3, 1.5);

    private static EquatableArray<int> WildList(Draws draws)
    {
        int count = draws.Of(3, 1, 2, 0, 8, 9);
        return new([.. Enumerable.Range(0, count).Select(_ => draws.Below(3) == 0 ? WildInt(draws) : draws.Between(1, 400))]);
    }
}
