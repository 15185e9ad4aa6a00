using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Networks.Runtime;

/// <summary>Runs the tests of threads again on one processor, where whoever waits must let the others go on.</summary>
public class SingleProcessorTests
{
    [Fact]
    public async Task Threads_OnOneProcessor_AnswerRight()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsWindows(), "a process cannot be bound to a processor here");
        string output = await ChildTests.Run(
            "PROCESSOR_COUNT",
            "1",
            child =>
            {
                // Its other threads are not started yet and inherit this.
                if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
                {
                    child.ProcessorAffinity = 1;
                }
            },
            "*TwoThreadSafetyTests",
            "*InferenceThreadsTests");

        Assert.Matches(@"Total: [1-9]\d,", output);
    }
}
