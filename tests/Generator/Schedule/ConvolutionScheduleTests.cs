using ShuffleNet.Compiler.Generator.Plan;
using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Tests.Generator.Schedule;

public class ConvolutionScheduleTests
{
    public static TheoryData<string> Widths => Kernels.Widths;

    [Theory]
    [InlineData("Vector512", 3, 2, 224, "3 tiles of 32 columns (12x2), 1 of 16 columns (12x1); 1 input a turn; prefetch image")]
    [InlineData("Vector256", 3, 2, 224, "7 tiles of 16 columns (12x2 in 3 passes); 1 input a turn; prefetch image")]
    [InlineData("Vector128", 3, 2, 224, "14 tiles of 8 columns (12x2); 3 inputs at once")]
    [InlineData("Vector128", 1, 1, 28, "3 tiles of 8 columns (12x2), 1 of 4 columns (12x1); 1 input at once")]
    public void ToString_Kernel_GivesItsTiles(string type, int channels, int stride, int size, string expected) =>
        Assert.Equal(expected, Kernels.Of(Kernels.Convolution(channels, 24, stride, size, size), Kernels.Isa(type)).ToString());

    [Theory]
    [MemberData(nameof(Widths))]
    public void Of_AnyWidth_CoversEveryColumn(string type)
    {
        foreach ((int stride, int size) in from stride in Kernels.Strides from size in Enumerable.Range(1, 130) select (stride, size))
        {
            ConvolutionKernel kernel = Kernels.Convolution(3, 24, stride, size, size);

            ConvolutionSchedule schedule = Kernels.Of(kernel, Kernels.Isa(type));

            IEnumerable<int> columns = schedule.Columns.SelectMany(
                tile => Enumerable.Range(tile.Start, tile.Step - schedule.Isa.Lanes + tile.Count));
            Assert.Equal(Enumerable.Range(0, kernel.Output.Width), columns.Distinct().Order());
            Assert.Equal(schedule.Columns.Count, schedule.Runs.Sum(run => run.Count));
        }
    }

    // Six vectors of inputs of a tile, one of a weight, and the sums.
    [Fact]
    public void Of_SixteenRegisters_TakesABlockInPasses() => Assert.All(
        Kernels.Of(Kernels.Convolution(3, 24, 2, 224, 224), VectorIsa.Vector256).Columns.SelectMany(tile => tile.Blocks)
            .SelectMany(block => block.Passes),
        pass => Assert.InRange(pass.Channels, 1, 4));
}
