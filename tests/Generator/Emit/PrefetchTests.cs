using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Generator.Emit;

public class PrefetchTests
{
    // Beyond every array, and beyond the address space.
    [Theory]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Prefetch_AnyAddress_ReadsNothing(int offset)
    {
        float[] one = [1f];

        Simd.Prefetch(ref one[0], offset);

        Assert.Equal([1f], one);
    }

    [Theory]
    [InlineData("Vector512")]
    [InlineData("Vector256")]
    public void Emit_LargeNetwork_AsksForImageWeightsAndLargeResults(string width)
    {
        string source = CompiledNetwork.EmitKernels(NetworkCases.Get("Megvii g=3 1x 224x224"), width);

        // Three rows of 224 columns below; weights ahead; the planes of 56x56 of the first unit's result, 752 KB.
        Assert.Contains("Simd.Prefetch(ref x, 672);", source);
        Assert.Contains(" Prefetch(ref w, 256);", source);
        Assert.Contains(" PrefetchRows(ref y, dstBytes, ", source);
        Assert.Matches(@"dstStep: 3136, dstGroup: 0, prefetch: 1\)", source);
    }

    [Theory]
    [InlineData("Megvii g=3 1x 224x224", "Vector128")]
    [InlineData("fashion", "Vector512")]
    public void Emit_ArmOrSmallNetwork_AsksForNothing(string name, string width) =>
        Assert.DoesNotContain("Prefetch", CompiledNetwork.EmitKernels(NetworkCases.Get(name), width));
}
