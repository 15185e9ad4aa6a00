using System.Globalization;
using ShuffleNet.Compiler.Generator.Plan;
using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Tests.Generator.Schedule;

public class DepthwiseScheduleTests
{
    private static readonly int[] s_kernels = [3, 5, 7];

    public static TheoryData<string> Widths => Kernels.Widths;

    [Theory]
    [InlineData("Vector512", DepthwiseOperation.Convolve, 3, 1, 28,
        "columns: 2 tiles of 1 vector; rows: 7 tiles of 4; 9 taps in registers")]
    [InlineData("Vector256", DepthwiseOperation.Convolve, 3, 2, 28,
        "columns: 2 tiles of 1 vector; rows: 7 tiles of 2; 6 taps in registers")]
    [InlineData("Vector128", DepthwiseOperation.Convolve, 3, 2, 14,
        "columns: 1 tile of 2 vectors by turns; rows: 1 tile of 7; 9 taps in registers")]
    [InlineData("Vector128", DepthwiseOperation.Convolve, 5, 1, 28,
        "columns: 7 tiles of 1 vector; rows: 4 tiles of 7; 25 taps in registers")]
    [InlineData("Vector256", DepthwiseOperation.Maximum, 3, 2, 112, "columns: 7 tiles of 1 vector; rows: 28 tiles of 2")]
    public void ToString_Kernel_GivesItsTiles(string type, object operation, int kernel, int stride, int size, string expected) =>
        Assert.Equal(
            expected,
            Kernels.Of(Kernels.Depthwise((DepthwiseOperation)operation, kernel, stride, size, size), Kernels.Isa(type)).ToString());

    [Theory]
    [MemberData(nameof(Widths))]
    public void Of_AnySize_CoversEveryRowAndColumn(string type)
    {
        foreach ((int kernel, int stride, int size) in
            from kernel in s_kernels from stride in Kernels.Strides from size in Enumerable.Range(1, 40) select (kernel, stride, size))
        {
            DepthwiseKernel window = Kernels.Depthwise(DepthwiseOperation.Convolve, kernel, stride, size, size);

            DepthwiseSchedule schedule = Kernels.Of(window, Kernels.Isa(type));

            int width = window.Output.Width;
            Assert.Equal(Enumerable.Range(0, width),
                schedule.Columns.SelectMany(tile => Enumerable.Range(tile.Start, tile.Count)).Distinct().Order());
            Assert.Equal(
                Enumerable.Range(0, window.Output.Height), schedule.Rows.SelectMany(tile => Enumerable.Range(tile.Start, tile.Count)));
            KernelCall call = Assert.Single(schedule.Calls);
            Assert.Equal(window.Output.Height, Covered(call, "rows"));
            Assert.InRange(Covered(call, "columns"), width, 2 * width);
        }
    }

    /// <summary>Rows or columns of all tiles that a call asks for.</summary>
    private static int Covered(KernelCall call, string name) => call.Numbers
        .Where(number => number.Name.StartsWith(name, StringComparison.Ordinal))
        .Sum(number => number.Value * int.Parse(number.Name[name.Length..], CultureInfo.InvariantCulture));

    // Idle lanes cost loads that cross cache lines.
    [Theory]
    [InlineData(28, 512)]
    [InlineData(9, 512)]
    [InlineData(8, 256)]
    [InlineData(7, 256)]
    [InlineData(4, 128)]
    public void Of_NarrowPlane_TakesNarrowVectors(int size, int bits) =>
        Assert.Equal(bits, Kernels.Of(Kernels.Depthwise(DepthwiseOperation.Convolve, 3, 1, size, size), VectorIsa.Vector512).Isa.Bits);

    // The collector may move it between taking its address and loading from it.
    [Fact]
    public void Of_CallersSpan_LoadsVectorsOneByOne()
    {
        DepthwiseKernel kernel = Kernels.Depthwise(DepthwiseOperation.Convolve, 3, 2, 28, 28);

        Assert.True(DepthwiseSchedule.Of(kernel, VectorIsa.Vector128, default).HasLoadsTogether);
        Assert.False(
            DepthwiseSchedule.Of(kernel, VectorIsa.Vector128, new(SourceIsUnpinned: true, DestinationIsUnpinned: false)).HasLoadsTogether);
    }
}
