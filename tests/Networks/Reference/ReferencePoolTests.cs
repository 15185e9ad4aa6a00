namespace ShuffleNet.Compiler.Tests.Networks.Reference;

using ShuffleNet.Compiler.Tests.Support.Reference;

/// <summary>The reference itself, against answers worked out by hand.</summary>
public class ReferencePoolTests
{
    [Theory]
    [InlineData(112, 3, 0, true, 56)]
    [InlineData(7, 3, 0, true, 3)]
    [InlineData(8, 3, 0, true, 4)]
    [InlineData(2, 3, 0, true, 1)]
    [InlineData(112, 3, 1, false, 56)]
    [InlineData(7, 3, 1, false, 4)]
    [InlineData(1, 3, 1, false, 1)]
    [InlineData(7, 2, 0, true, 4)]
    [InlineData(7, 2, 0, false, 3)]
    [InlineData(8, 3, 1, true, 5)]
    public void OutputSize_Stride2_IsThePublishedFormula(int size, int kernel, int padding, bool up, int expected) =>
        Assert.Equal(expected, Pool(kernel, padding, up).OutputSize(size));

    [Fact]
    public void OutputSize_LastWindowInThePadding_IsDropped() =>
        Assert.Equal(2, new ReferencePool(2, 2, 1, PoolRounding.Ceiling).OutputSize(3));

    [Fact]
    public void Maximum_NegativeElementsAtTheBorder_IgnoresThePadding()
    {
        Planes output = Pool(3, 1, up: false).Maximum(new Planes(1, 1, 4, [-5, -4, -3, -2]));

        Assert.Equal([-4, -2], output.Values);
    }

    [Fact]
    public void Maximum_RoundedUp_ClipsTheLastWindow()
    {
        Planes output = Pool(3, 0, up: true).Maximum(new Planes(1, 2, 6, [1, 2, 3, 0, 4, 5, 0, 0, 0, 9, 0, 0]));

        Assert.Equal([3, 9, 5], output.Values);
    }

    [Fact]
    public void Average_OverValidElements_LeavesThePaddingOut()
    {
        Planes output = Pool(3, 1, up: false).Average(Ones(4, 4), AverageDivisor.ValidElements);

        Assert.Equal([1, 1, 1, 1], output.Values);
    }

    [Fact]
    public void Average_OverTheWindow_CountsThePadding()
    {
        Planes output = Pool(3, 1, up: false).Average(Ones(4, 4), AverageDivisor.WindowSize);

        Assert.Equal([4 / 9.0, 6 / 9.0, 6 / 9.0, 1], output.Values);
    }

    [Fact]
    public void Average_OverTheWindowBeyondThePadding_LeavesTheOverhangOut()
    {
        Planes output = Pool(3, 0, up: true).Average(Ones(4, 4), AverageDivisor.WindowSize);

        Assert.Equal([1, 1, 1, 1], output.Values);
    }

    private static ReferencePool Pool(int kernel, int padding, bool up) =>
        new(kernel, 2, padding, up ? PoolRounding.Ceiling : PoolRounding.Floor);

    private static Planes Ones(int height, int width) =>
        new(1, height, width, [.. Enumerable.Repeat(1.0, height * width)]);
}
