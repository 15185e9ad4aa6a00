using ShuffleNet.Compiler.Generator.Graph;

namespace ShuffleNet.Compiler.Tests.Generator.Graph;

public class OperatorTextTests
{
    private const string Text = """
        operators 1
        title "a \"detector\""
        input "input.1" 3x8x8
        stem = convolution input kernel=3 stride=2 padding=1,1,1,1 groups=1 bias=true -> 4x4x4
        act = activation stem function=leakyrelu slope=0.1 -> 4x4x4
        left = split act first=0 -> 2x4x4
        right = split act first=2 -> 2x4x4
        both = concat right left -> 4x4x4
        mixed = shuffle both order=0,2,1,3 -> 4x4x4
        probability = softmax mixed -> 4x4x4
        pixels = transpose probability -> 16x1x4
        result "758" pixels
        result "class" mixed

        """;

    [Fact]
    public void Write_TextThatWasRead_IsTheSame() => Assert.Equal(Text, OperatorText.Write(OperatorText.Read(Text)));

    [Fact]
    public void Read_Text_DrawsGraph()
    {
        NetworkGraph graph = OperatorReader.Read(OperatorText.Read(Text));

        Assert.Equal(["output758", "class"], graph.Outputs.Select(output => output.Name));
        Assert.Equal(new TensorShape(16, 1, 4), graph.Outputs[0].Slice.Shape);
        Assert.Equal(Activation.LeakyRelu(0.1f), Assert.Single(graph.Nodes.OfType<ActivationNode>()).Activation);
    }

    [Theory]
    [InlineData("kernel=3", "kernel=9", 4)]
    [InlineData("kernel=3", "kernel=5", 4)]
    [InlineData("stem function", "stum function", 5)]
    [InlineData(" slope=0.1", "", 5)]
    [InlineData("first=2", "first=3", 7)]
    [InlineData("order=0,2,1,3", "order=0,2,1,1", 9)]
    [InlineData("softmax mixed", "hardmax mixed", 10)]
    [InlineData("-> 16x1x4", "-> 4x1x16", 11)]
    [InlineData("-> 16x1x4", "-> 999999999x999999999x4", 11)]
    [InlineData("\"758\"", "\"758", 12)]
    [InlineData("operators 1", "operators 2", 1)]
    public void Read_WrongLine_SaysWhichLine(string right, string wrong, int line)
    {
        OperatorTextException fault = Assert.Throws<OperatorTextException>(
            () => OperatorReader.Read(OperatorText.Read(Text.Replace(right, wrong, StringComparison.Ordinal))));

        Assert.Equal(line, fault.Line);
    }
}
