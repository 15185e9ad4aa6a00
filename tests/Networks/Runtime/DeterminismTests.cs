using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Networks.Runtime;

/// <summary>
/// The same weights and input give the same bits, whatever ran before. That NativeAOT gives those of the JIT is checked by
/// <c>.ci/run</c>.
/// </summary>
public class DeterminismTests
{
    private static readonly float[] s_input = [.. Enumerable.Range(0, TinyNetwork.InputLength).Select(i => (i * 7919 % 1009 / 504f) - 1)];

    [Theory]
    [InlineData(0f)]
    [InlineData(1e30f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Run_AfterAnotherInput_GivesTheSameBits(float other)
    {
        using TinyNetwork network = TinyNetwork.CreateRandom(1);
        int[] expected = Run(network, s_input);

        for (int run = 0; run < 3; run++)
        {
            // What it leaves in the workspace is next to what the following inference reads.
            Run(network, [.. Enumerable.Repeat(other, s_input.Length)]);

            Assert.Equal(expected, Run(network, s_input));
        }
    }

    [Fact]
    public void Run_NewInstancesAndRepeatedRuns_GiveTheSameBits()
    {
        int[][] answers = [.. Enumerable.Range(0, 5).SelectMany(_ =>
        {
            using TinyNetwork network = TinyNetwork.CreateRandom(1);
            return (int[][])[Run(network, s_input), Run(network, s_input)];
        })];

        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
    }

    private static int[] Run(TinyNetwork network, float[] input)
    {
        float[] output = new float[TinyNetwork.OutputLength];
        network.Run(input, output);
        return [.. output.Select(BitConverter.SingleToInt32Bits)];
    }
}
