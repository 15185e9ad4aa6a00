namespace ShuffleNet.Compiler.Tests.Networks.Reference;

using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Tensors;

/// <summary>The tests' presets against published facts about the three networks.</summary>
public class PresetsTests
{
    [Fact]
    public void Of_EveryDialectGroupsAndScale_HasChannelsThatTheGroupsDivide()
    {
        foreach (ShuffleNetDialect dialect in Presets.Dialects)
        {
            foreach (int groups in Presets.Groups)
            {
                foreach (double scale in Presets.Scales)
                {
                    Assert.All(UnitShape.Of(Presets.Of(dialect, groups, scale)), unit =>
                    {
                        Assert.Equal(0, unit.In % unit.FirstGroups);
                        Assert.Equal(0, unit.Bottleneck % unit.SecondGroups);
                        Assert.Equal(0, unit.BranchOut % unit.SecondGroups);
                        Assert.True(unit.BranchOut > 0);
                    });
                }
            }
        }
    }

    [Theory]
    [InlineData((int)ShuffleNetDialect.Paper, 3, 1, new[] { 54, 60, 60, 60, 60, 120 })]
    [InlineData((int)ShuffleNetDialect.Megvii, 3, 1, new[] { 60, 60, 60, 60, 120, 120 })]
    [InlineData((int)ShuffleNetDialect.OnnxZoo, 4, 0.5, new[] { 112, 136, 136, 136, 136, 272 })]
    public void Of_Dialect_HasThePublishedBottlenecks(int dialect, int groups, double scale, int[] expected) =>
        Assert.Equal(expected, UnitShape.Of(Presets.Of((ShuffleNetDialect)dialect, groups, scale)).Take(6).Select(unit => unit.Bottleneck));

    [Theory]
    [InlineData((int)ShuffleNetDialect.Megvii, 3, 0.5, 12)]
    [InlineData((int)ShuffleNetDialect.Megvii, 8, 0.5, 16)]
    [InlineData((int)ShuffleNetDialect.Megvii, 3, 1.5, 24)]
    [InlineData((int)ShuffleNetDialect.Megvii, 3, 2, 48)]
    [InlineData((int)ShuffleNetDialect.Paper, 3, 1.5, 36)]
    [InlineData((int)ShuffleNetDialect.OnnxZoo, 4, 0.5, 24)]
    public void Of_Scale_HasThePublishedStem(int dialect, int groups, double scale, int expected) =>
        Assert.Equal(expected, Presets.Of((ShuffleNetDialect)dialect, groups, scale).StemChannels);
}
