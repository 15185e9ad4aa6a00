using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Plan;
using ShuffleNet.Compiler.Tests.Support;
using Dialect = ShuffleNet.Compiler.ShuffleNetDialect;

namespace ShuffleNet.Compiler.Tests.Generator.Plan;

public class PlannerTests
{
    public static TheoryData<string> Networks => [.. NetworkCases.QuickNames, .. NetworkCases.LongNames];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Plan_Network_KeepsLiveRegionsApart(string name)
    {
        NetworkPlan plan = NetworkCompiler.Compile(NetworkCases.Get(name));
        IReadOnlyList<MemoryRegion> regions = plan.Memory.Regions;

        foreach (MemoryRegion region in regions)
        {
            Assert.InRange(region.Offset, MemoryMargin.Bytes, plan.Memory.Length - MemoryMargin.Bytes - region.Length);
            Assert.DoesNotContain(regions, other => !ReferenceEquals(other, region) && other.Overlaps(region));
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Plan_Network_PacksWeightsWithoutOverlap(string name)
    {
        NetworkPlan plan = NetworkCompiler.Compile(NetworkCases.Get(name));
        int end = 0;
        foreach (PackedLayer layer in plan.Steps.Select(step => step.Weights).OfType<PackedLayer>())
        {
            Assert.True(layer.Offset >= end && layer.Offset % 64 == 0);
            end = layer.Offset + layer.Length;
        }

        Assert.InRange(plan.WeightBytes - end, 64, 127);
    }

    // The complexities of the paper's Table 1, which leave out the classifier.
    [Theory]
    [InlineData(1, 143)]
    [InlineData(2, 140)]
    [InlineData(3, 137)]
    [InlineData(4, 133)]
    [InlineData(8, 137)]
    public void Plan_Table1_HasThePapersComplexity(int groups, double millions)
    {
        NetworkPlan plan = NetworkCompiler.Compile(Presets.Of(Dialect.Megvii, groups, 1));

        Assert.Equal(millions, (plan.MultiplyAdds - plan.Steps[^1].Row.MultiplyAdds) / 1e6, 0.6);
    }

    [Fact]
    public void Plan_PaperDialect_StoresThroughTheShuffle()
    {
        NetworkPlan plan = NetworkCompiler.Compile(Presets.Of(Dialect.Paper, 3, 1));

        Assert.Equal(new PlaneAccess(1, 3), Kernel(plan, "stage2.1.pw1").Store);
        Assert.Equal(PlaneAccess.Contiguous(20), Kernel(plan, "stage2.1.pw2").Load);
    }

    [Fact]
    public void Plan_MegviiDialect_LoadsThroughTheShuffle()
    {
        NetworkPlan plan = NetworkCompiler.Compile(Presets.Of(Dialect.Megvii, 3, 1));

        Assert.Equal(PlaneAccess.Contiguous(20), Kernel(plan, "stage2.1.pw1").Store);
        Assert.Equal(new PlaneAccess(1, 3), Kernel(plan, "stage2.1.pw2").Load);
    }

    [Fact]
    public void Plan_ResidualUnit_ComputesInPlace()
    {
        NetworkPlan plan = NetworkCompiler.Compile(Presets.Of(Dialect.Paper, 3, 1));

        Assert.All(
            plan.Steps.Select(step => step.Kernel).OfType<PointwiseKernel>(),
            kernel => Assert.NotEqual(ResidualMode.Separate, kernel.Residual));
    }

    [Theory]
    [InlineData(20, new[] { 8, 8, 4 })]
    [InlineData(18, new[] { 6, 6, 6 })]
    [InlineData(10, new[] { 5, 5 })]
    [InlineData(80, new[] { 8, 8, 8, 8, 8, 8, 8, 8, 8, 8 })]
    [InlineData(1, new[] { 1 })]
    public void Blocks_Channels_AreFewAndEven(int channels, int[] blocks) => Assert.Equal(blocks, ChannelBlocks.Of(channels));

    private static PointwiseKernel Kernel(NetworkPlan plan, string step) =>
        (PointwiseKernel)plan.Steps.Single(candidate => candidate.Name == step).Kernel;
}
