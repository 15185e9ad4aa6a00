using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Tests.Networks.Operators;

/// <summary>Outputs that lie in the input, in classes of graphs.</summary>
public class OverlappingSpanTests
{
    private static readonly float[] s_input = [.. Enumerable.Range(0, 60).Select(value => value - 30f)];

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(-59)]
    public void Run_InputReadBeforeTheOutputIsWritten_MayOverlap(int distance)
    {
        GraphRunner network = Compile(builder =>
            builder.Activate(
                "b",
                builder.Shuffle("s", builder.Activate("a", builder.Input, Activation.Relu), Permutation.Shuffle(4, 2)),
                Activation.Sigmoid));

        Assert.Equal(network.Run(new FixedTensors(), s_input), network.RunOverlapping(new FixedTensors(), s_input, distance));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(59)]
    [InlineData(-59)]
    public void Run_InputReadLater_ThrowsWhereTheyOverlap(int distance)
    {
        GraphRunner network = Compile(builder =>
            builder.Add("sum", [builder.Input, builder.Activate("a", builder.Input, Activation.Relu)]));

        ArgumentException exception = Assert.Throws<ArgumentException>(() => network.RunOverlapping(new FixedTensors(), s_input, distance));

        Assert.Equal(
            "The span shares memory with the input, which is read after this output has been written. (Parameter 'output')",
            exception.Message);
        Assert.Equal(network.Run(new FixedTensors(), s_input), network.RunOverlapping(new FixedTensors(), s_input, 60));
    }

    private static GraphRunner Compile(Func<GraphBuilder, Slice> draw)
    {
        GraphBuilder builder = new(TensorType.Float32(new(4, 3, 5)));
        builder.Output("output", draw(builder));
        return (GraphRunner)new AnyWidthNetwork(builder.Build(), CompileOptions.Default).Runner;
    }
}
