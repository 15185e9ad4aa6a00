using ShuffleNet.Compiler.Generator.Graph;

namespace ShuffleNet.Compiler.Tests.Generator.Graph;

public class GraphValidatorTests
{
    private static readonly Slice s_input = new("input", 0, new TensorShape(2, 8, 8));
    private static readonly Slice s_half = new("pooled", 0, new TensorShape(2, 4, 4));

    /// <summary>Its kernel takes zero for what lies outside, which is right only where nothing is less.</summary>
    [Fact]
    public void Validate_MaximumPoolOfValuesThatMayBeNegative_Throws()
    {
        NetworkGraph graph = new(s_input, [s_half], [new PoolNode("pool", s_input, s_half, 3, 2, 1, null)]);

        Assert.Contains("node pool: its input may be negative", Assert.Throws<InvalidGraphException>(() => GraphValidator.Validate(graph)).Message);
    }

    [Fact]
    public void Validate_MaximumPoolAfterRelu_Passes()
    {
        Slice positive = s_input with { Tensor = "positive" };
        GraphValidator.Validate(new(s_input, [s_half], [new ReluNode("relu", s_input, positive), new PoolNode("pool", positive, s_half, 3, 2, 1, null)]));
    }

    [Fact]
    public void Validate_AveragePoolOfValuesThatMayBeNegative_Passes() =>
        GraphValidator.Validate(new(s_input, [s_half], [new PoolNode("pool", s_input, s_half, 3, 2, 1, AverageDivisor.WindowSize)]));
}
