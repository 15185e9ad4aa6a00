using ShuffleNet.Compiler.Generator.Plan;
using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Tests.Generator.Schedule;

public class PointwiseScheduleTests
{
    public static TheoryData<string> Widths => Kernels.Widths;

    [Theory]
    [InlineData("Vector512", 240, 60, 784, "16 tiles of 48 pixels (8x3, 4x3), 1 of 16 pixels (8x1, 4x1); 1 input a turn; prefetch weights")]
    [InlineData("Vector512", 240, 60, 49,
        "1 tile of 48 pixels (8x3, 4x3); last pixel in lanes of channels, fused; 1 input a turn; prefetch weights")]
    [InlineData("Vector256", 240, 60, 784,
        "32 tiles of 24 pixels (8x3 in 2 passes, 4x3), 1 of 16 pixels (8x2 in 2 passes, 4x2); 1 input a turn; prefetch weights")]
    [InlineData("Vector256", 40, 64, 49, "2 tiles of 24 pixels (8x3 in 2 passes); last pixel in lanes of channels, 4 sums; 1 input a turn")]
    [InlineData("Vector128", 240, 60, 784, "65 tiles of 12 pixels (8x3, 4x3), 1 of 4 pixels (8x1, 4x1); 16 inputs a turn")]
    [InlineData("Vector128", 16, 8, 7, "1 tile of 4 pixels (8x1); last 3 pixels in lanes of channels, 1 sum; 16 inputs at once")]
    public void ToString_Kernel_GivesItsTiles(string type, int inputs, int outputs, int pixels, string expected) =>
        Assert.Equal(expected, Kernels.Of(Kernels.Pointwise(inputs, outputs, pixels), Kernels.Isa(type)).ToString());

    [Theory]
    [MemberData(nameof(Widths))]
    public void Of_AnyPlane_ComputesEachPixelOnce(string type)
    {
        for (int pixels = 1; pixels <= 120; pixels++)
        {
            PointwiseSchedule schedule = Kernels.Of(Kernels.Pointwise(24, 20, pixels), Kernels.Isa(type));

            Assert.Equal(Enumerable.Range(0, pixels), Pixels(schedule).Order());
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Of_AnyChannels_ComputesEachOnceWithinTheRegisters(string type)
    {
        VectorIsa isa = Kernels.Isa(type);
        for (int outputs = 1; outputs <= 70; outputs++)
        {
            PointwiseSchedule schedule = Kernels.Of(Kernels.Pointwise(24, outputs, 100), isa);
            foreach (PixelRun run in schedule.Runs)
            {
                Assert.Equal(outputs, run.Blocks.Sum(block => block.Count * block.Passes.Sum(pass => pass.Channels)));
                foreach (RegisterPass pass in run.Blocks.SelectMany(block => block.Passes))
                {
                    int weights = isa.HasLaneMultiplyAdd ? (pass.Channels + isa.Lanes - 1) / isa.Lanes : 1;
                    Assert.InRange((pass.Channels * run.Vectors) + run.Vectors + weights, 1, isa.Registers);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Of_AnyInputs_AddsEachOnce(string type)
    {
        for (int inputs = 1; inputs <= 300; inputs++)
        {
            PointwiseSchedule schedule = Kernels.Of(Kernels.Pointwise(inputs, 16, 49), Kernels.Isa(type));

            Assert.Equal(inputs, (schedule.Turns * schedule.StepsPerTurn) + schedule.StepsAfter);
        }
    }

    // A caller's span may move, and a shortcut has been read from where the result goes.
    [Fact]
    public void Of_ResidualKernel_AsksForNoResults()
    {
        PointwiseKernel kernel = Kernels.Pointwise(24, 240, 784);

        Assert.True(Kernels.Of(kernel, VectorIsa.Vector512).PrefetchesResults);
        Assert.False(Kernels.Of(kernel with { Residual = ResidualMode.InPlace }, VectorIsa.Vector512).PrefetchesResults);
        Assert.False(Kernels.Of(kernel, VectorIsa.Vector128).PrefetchesResults);
    }

    private static IEnumerable<int> Pixels(PointwiseSchedule schedule) => schedule.Runs
        .SelectMany(run => Enumerable.Range(run.First, run.End - run.First + (run.Tail?.Pixels ?? 0)))
        .Concat(schedule.Tails.SelectMany(run => Enumerable.Range(run.First, run.End - run.First)));
}
