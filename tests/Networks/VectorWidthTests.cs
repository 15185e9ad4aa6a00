using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Networks;

/// <summary>
/// Runs the tests of kernels again in child processes in which wider vectors are switched off, so that every emitted width is
/// tested with the instructions that such a machine has. Whole networks run at every width in one process too
/// (<see cref="ThreadCountTests"/>, the checked networks, random specs); set SNC_SWEEP=1 to have them here as well.
/// </summary>
public class VectorWidthTests
{
    [Theory]
    [InlineData("EnableAVX512")]
    [InlineData("EnableAVX2")]
    public async Task Kernels_WithoutWiderVectors_AgreeToo(string without)
    {
        string[] networks = Environment.GetEnvironmentVariable("SNC_SWEEP") == "1" ? ["*CompiledNetworkTests"] : [];

        string output = await ChildTests.Run(without, "0", null, ["*KernelTests", .. networks]);

        Assert.Matches(@"Total: [1-9]\d\d,", output);
    }
}
