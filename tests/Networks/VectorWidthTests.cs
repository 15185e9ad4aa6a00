using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Networks;

/// <summary>
/// Runs tests of kernels again in child processes in which wider vectors are switched off. All widths run in one process, but there
/// the narrower ones have instructions that a machine without the wider ones lacks: without AVX2 there is no fused multiply-add.
/// </summary>
public class VectorWidthTests
{
    [Fact]
    public async Task PointwiseKernels_WithoutAvx2_AgreeToo() => await Run("EnableAVX2", "*PointwiseKernelTests");

    [Theory(Explicit = true), Trait(Stage.Name, Stage.Long)]
    [InlineData("EnableAVX512")]
    [InlineData("EnableAVX2")]
    public async Task Kernels_WithoutWiderVectors_AgreeToo(string without) => await Run(without, "*KernelTests");

    [Theory(Explicit = true), Trait(Stage.Name, Stage.Sweep)]
    [InlineData("EnableAVX512")]
    [InlineData("EnableAVX2")]
    public async Task Networks_WithoutWiderVectors_AgreeToo(string without) => await Run(without, "*CompiledNetworkTests");

    private static async Task Run(string without, string classes) =>
        Assert.Matches(@"Total: [1-9]\d+,", await ChildTests.Run(without, "0", null, classes));
}
