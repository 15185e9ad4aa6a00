using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Networks;

/// <summary>
/// Runs the tests of kernels and networks again in child processes in which wider vectors are switched off, so that every
/// emitted width is tested on one machine.
/// </summary>
public class VectorWidthTests
{
    [Theory]
    [InlineData("EnableAVX512")]
    [InlineData("EnableAVX2")]
    public async Task Kernels_WithoutWiderVectors_AgreeToo(string without)
    {
        string output = await ChildTests.Run(without, "0", null, "*KernelTests", "*CompiledNetworkTests");

        Assert.Matches(@"Total: [1-9]\d\d,", output);
    }
}
