namespace ShuffleNet.Compiler.Tests.Support.Tensors;

/// <summary>
/// What the paper's Figure 2 says of one unit, worked out from the spec alone: the tests' own reading of the properties,
/// which shares no code with the compiler.
/// </summary>
/// <param name="Index">Counts the units over all stages; part of the tensors' names.</param>
/// <param name="In">Channels that enter the unit.</param>
/// <param name="Out">Channels that leave it.</param>
/// <param name="Bottleneck">Channels between the two pointwise convolutions.</param>
/// <param name="Kernel">Kernel of the depthwise convolution.</param>
/// <param name="Stride">Stride of the depthwise convolution, and of the pool on the shortcut.</param>
/// <param name="FirstGroups">Groups of the first pointwise convolution.</param>
/// <param name="ShuffleGroups">Groups of the shuffle.</param>
/// <param name="SecondGroups">Groups of the second pointwise convolution.</param>
internal sealed record UnitShape(
    int Index, int In, int Out, int Bottleneck, int Kernel, int Stride, int FirstGroups, int ShuffleGroups, int SecondGroups)
{
    /// <summary>Figure 2(c): the branch is concatenated with the shortcut; otherwise 2(a) or 2(b), they are added.</summary>
    public bool Concatenates => Stride == 2 || In != Out;

    /// <summary>Channels that the second pointwise convolution makes.</summary>
    public int BranchOut => BranchChannels(In, Out, Stride);

    /// <summary>All units of a network, in the order in which they run.</summary>
    public static IReadOnlyList<UnitShape> Of(NetworkSpec spec)
    {
        var units = new List<UnitShape>();
        int channels = spec.StemChannels;
        foreach (StageSpec stage in spec.Stages)
        {
            for (int unit = 0; unit < stage.Repeats; unit++)
            {
                int stride = unit == 0 ? stage.Stride : 1;
                bool first = units.Count == 0;
                units.Add(new UnitShape(
                    units.Count,
                    channels,
                    stage.Channels,
                    BottleneckChannels(spec, channels, stage.Channels, stride),
                    spec.DepthwiseKernels.Count == 1 ? spec.DepthwiseKernels[0] : spec.DepthwiseKernels[units.Count],
                    stride,
                    first && !spec.FirstUnitGrouped ? 1 : spec.Groups,
                    spec.Groups,
                    spec.SecondGroups));
                channels = stage.Channels;
            }
        }

        return units;
    }

    private static int BranchChannels(int input, int output, int stride) =>
        stride == 2 || input != output ? output - input : output;

    private static int BottleneckChannels(NetworkSpec spec, int input, int output, int stride)
    {
        int branch = BranchChannels(input, output, stride);
        return spec.Bottleneck switch
        {
            BottleneckRule.QuarterOfBranch => Quarter(branch, spec),
            BottleneckRule.QuarterOfUnit => Quarter(output, spec),
            BottleneckRule.Branch => branch,
            _ => throw new ArgumentException($"unknown bottleneck rule {spec.Bottleneck}", nameof(spec)),
        };
    }

    /// <summary>The largest number up to a quarter that both groups divide, or where there is none the smallest.</summary>
    private static int Quarter(int channels, NetworkSpec spec)
    {
        bool Fits(int count) => count % spec.Groups == 0 && count % spec.SecondGroups == 0;
        int below = Enumerable.Range(1, Math.Max(1, channels / 4)).LastOrDefault(Fits);
        return below > 0 ? below : Enumerable.Range(1, spec.Groups * spec.SecondGroups).First(Fits);
    }
}
