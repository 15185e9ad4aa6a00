using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Tests.Networks.Operators;

/// <summary>Graphs with as many results as a network may have.</summary>
public class ManyResultsTests
{
    private static readonly float[] s_input = [.. Enumerable.Range(0, 16 * 6).Select(value => value - 40f)];

    [Theory]
    [InlineData(8, 2)]
    [InlineData(9, 2)]
    [InlineData(16, 1)]
    [InlineData(16, 2)]
    public void Run_Results_AreEachTheirOwn(int results, int threads)
    {
        GraphBuilder builder = Draw(results);

        AnyWidthNetwork network = new(builder.Build(), new CompileOptions { Threads = threads });

        // Result k is the ReLU of channel k.
        float[][] found = ((GraphRunner)network.Runner).Run(new FixedTensors(), s_input);
        float[][] expected = [.. Enumerable.Range(0, results).Select(channel =>
            s_input[(6 * channel)..(6 * (channel + 1))].Select(value => Math.Max(0, value)).ToArray())];
        Assert.Equal(expected, found);
    }

    [Fact]
    public void Build_MoreResults_IsRefused() => Assert.Equal(
        "there are 17 outputs; a network has at most 16", Assert.Throws<InvalidGraphException>(Draw(17).Build).Message);

    private static GraphBuilder Draw(int results)
    {
        GraphBuilder builder = new(TensorType.Float32(new(16, 2, 3)));
        for (int result = 0; result < results; result++)
        {
            Slice channel = builder.Split($"split{result}", builder.Input, result % 16, 1);
            builder.Output($"result{result}", builder.Activate($"relu{result}", channel, Activation.Relu));
        }

        return builder;
    }
}
