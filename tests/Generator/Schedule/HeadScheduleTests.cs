using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Tests.Generator.Schedule;

public class HeadScheduleTests
{
    public static TheoryData<string> Widths => Kernels.Widths;

    [Theory]
    [InlineData("Vector512", 1000, "15 blocks of 4 vectors, 1 block of 3 vectors of outputs; 1 input a turn")]
    [InlineData("Vector128", 1000, "15 blocks of 16 vectors, 1 block of 12 vectors of outputs; 4 inputs a turn")]
    public void ToString_Linear_GivesItsBlocks(string type, int classes, string expected) =>
        Assert.Equal(expected, LinearSchedule.Of(new(960, classes), Kernels.Isa(type), default).ToString());

    [Theory]
    [MemberData(nameof(Widths))]
    public void Of_AnyClasses_ComputesEachOnce(string type)
    {
        for (int classes = 1; classes <= 300; classes++)
        {
            LinearSchedule schedule = LinearSchedule.Of(new(10, classes), Kernels.Isa(type), default);

            Assert.Equal(Enumerable.Range(0, classes), schedule.Runs.SelectMany(run => Enumerable.Range(run.First, run.Count * run.Kept)));
        }
    }

    [Theory]
    [InlineData("Vector512", 49, "3 vectors of 16 and 1 pixel a plane, unrolled")]
    [InlineData("Vector256", 49, "6 vectors of 8 and 1 pixel a plane, in a loop")]
    [InlineData("Vector128", 49, "12 vectors of 4 and 1 pixel a plane, unrolled")]
    [InlineData("Vector512", 4, "1 vector of 4 a plane, unrolled")]
    public void ToString_GlobalAverage_GivesItsVectors(string type, int pixels, string expected) =>
        Assert.Equal(expected, GlobalAverageSchedule.Of(new(960, pixels), Kernels.Isa(type), default).ToString());
}
