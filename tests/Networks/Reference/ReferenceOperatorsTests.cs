namespace ShuffleNet.Compiler.Tests.Networks.Reference;

using ShuffleNet.Compiler.Tests.Support.Reference;

/// <summary>The reference itself, against answers worked out by hand.</summary>
public class ReferenceOperatorsTests
{
    [Fact]
    public void Shuffle_ThreeGroupsOfTwo_IsFigure1OfThePaper()
    {
        var input = new Planes(6, 1, 1, [0, 1, 2, 3, 4, 5]);

        Planes output = ReferenceOperators.Shuffle(input, 3, ShuffleDirection.GroupsToChannels);

        Assert.Equal([0, 2, 4, 1, 3, 5], output.Values);
    }

    [Theory]
    [InlineData(6, 3)]
    [InlineData(54, 3)]
    [InlineData(88, 8)]
    public void Shuffle_TheOtherDirection_IsTheInverse(int channels, int groups)
    {
        var input = new Planes(channels, 1, 2, [.. Enumerable.Range(0, channels * 2).Select(value => (double)value)]);

        Planes there = ReferenceOperators.Shuffle(input, groups, ShuffleDirection.GroupsToChannels);
        Planes back = ReferenceOperators.Shuffle(there, groups, ShuffleDirection.ChannelsToGroups);

        Assert.NotEqual(input.Values, there.Values);
        Assert.Equal(input.Values, back.Values);
    }

    [Fact]
    public void BatchNorm_TwoChannels_UsesEachChannelsNumbers()
    {
        var input = new Planes(2, 1, 1, [7, 7]);

        Planes output = ReferenceOperators.BatchNorm(input, [2, 1], [10, 0], [3, 7], [4 - 1e-5, 1]);

        Assert.Equal(14, output.Values[0], 1e-12);
        Assert.Equal(0, output.Values[1]);
    }

    [Fact]
    public void Concat_TwoPlanes_KeepsTheOrder()
    {
        Planes output = ReferenceOperators.Concat(new Planes(1, 1, 2, [1, 2]), new Planes(2, 1, 2, [3, 4, 5, 6]));

        Assert.Equal(3, output.Channels);
        Assert.Equal([1, 2, 3, 4, 5, 6], output.Values);
    }

    [Fact]
    public void Concat_DifferentSizes_Throws() =>
        Assert.Throws<ArgumentException>(() => ReferenceOperators.Concat(new Planes(1, 3, 3), new Planes(1, 4, 4)));

    [Fact]
    public void Add_DifferentChannels_Throws() =>
        Assert.Throws<ArgumentException>(() => ReferenceOperators.Add(new Planes(1, 3, 3), new Planes(2, 3, 3)));

    [Fact]
    public void GlobalAveragePool_TwoChannels_IsTheMeanOfEach() =>
        Assert.Equal([2.5, -1], ReferenceOperators.GlobalAveragePool(new Planes(2, 2, 2, [1, 2, 3, 4, -1, -1, -1, -1])));

    [Fact]
    public void Linear_TwoOutputs_ReadsARowOfWeightsEach() =>
        Assert.Equal([12, 345], ReferenceOperators.Linear([1, 10], [2, 1, -5, 5], [0, 300], 2));

    [Fact]
    public void Softmax_LargeLogits_DoesNotOverflow() =>
        Assert.Equal([0.25, 0.75], ReferenceOperators.Softmax([1000, 1000 + Math.Log(3)]).Select(value => Math.Round(value, 12)));
}
