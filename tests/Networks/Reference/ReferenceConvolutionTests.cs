using ShuffleNet.Compiler.Tests.Support.Reference;

namespace ShuffleNet.Compiler.Tests.Networks.Reference;

/// <summary>The reference itself, against answers worked out by hand.</summary>
public class ReferenceConvolutionTests
{
    [Fact]
    public void Run_OnesIn3x3WithPadding_CountsTheElementsUnderTheKernel()
    {
        var input = new Planes(1, 2, 3, [1, 1, 1, 1, 1, 1]);

        Planes output = ReferenceConvolution.Run(input, [1, 1, 1, 1, 1, 1, 1, 1, 1], null, 1, 3, 1, 1, 1);

        Assert.Equal([4, 6, 4, 4, 6, 4], output.Values);
    }

    [Fact]
    public void Run_DistinctTaps_AreNotFlipped()
    {
        var input = new Planes(1, 3, 3, [0, 0, 0, 0, 1, 0, 0, 0, 0]);

        Planes output = ReferenceConvolution.Run(input, [1, 2, 3, 4, 5, 6, 7, 8, 9], null, 1, 3, 1, 1, 1);

        // The output one row and column before the 1 sees it under the kernel's last tap.
        Assert.Equal([9, 8, 7, 6, 5, 4, 3, 2, 1], output.Values);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(5, 3)]
    [InlineData(28, 14)]
    [InlineData(33, 17)]
    public void Run_Stride2WithPadding1_RoundsTheSizeUp(int size, int expected)
    {
        Planes output = ReferenceConvolution.Run(new Planes(1, size, 1), new double[9], null, 1, 3, 2, 1, 1);

        Assert.Equal((expected, 1), (output.Height, output.Width));
    }

    [Fact]
    public void Run_Stride2_ReadsEverySecondElement()
    {
        var input = new Planes(1, 1, 5, [1, 2, 3, 4, 5]);

        Planes output = ReferenceConvolution.Run(input, [10], null, 1, 1, 2, 0, 1);

        Assert.Equal([10, 30, 50], output.Values);
    }

    [Fact]
    public void Run_TwoGroups_ReadTheirOwnHalfOfTheInput()
    {
        var input = new Planes(4, 1, 1, [1, 10, 100, 1000]);

        Planes output = ReferenceConvolution.Run(input, [1, 2, 3, 4, 5, 6, 7, 8], [0.5, 0, 0, -0.5], 4, 1, 1, 0, 2);

        Assert.Equal([21.5, 43, 6500, 8699.5], output.Values);
    }

    [Fact]
    public void Run_ChannelsNotDivisibleByGroups_Throws() =>
        Assert.Throws<ArgumentException>(() => ReferenceConvolution.Run(new Planes(3, 1, 1), new double[3], null, 2, 1, 1, 0, 2));
}
