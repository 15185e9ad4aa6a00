namespace ShuffleNet.Compiler.Tests.Networks.Reference;

using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Tensors;

public class RandomTensorsTests
{
    private static readonly NetworkSpec Network = Presets.Of(ShuffleNetDialect.Paper, 3, 0.25);

    [Fact]
    public void Read_SameSeed_GivesTheSameInAnyOrder()
    {
        using var first = new RandomTensors(Network, 1);
        using var second = new RandomTensors(Network, 1);
        Dictionary<string, double[]> forwards = first.Tensors.ToDictionary(tensor => tensor.Name, tensor => Values(first, tensor));

        Assert.All(second.Tensors.Reverse(), tensor => Assert.Equal(forwards[tensor.Name], Values(second, tensor)));
    }

    [Fact]
    public void Read_OtherSeedOrTensor_GivesOtherValues()
    {
        using var first = new RandomTensors(Network, 1);
        using var second = new RandomTensors(Network, 2);
        TensorInfo[] norms = [.. first.Tensors.Where(tensor => tensor.Name.EndsWith(".running_var", StringComparison.Ordinal))];
        double[] heads = [.. norms.SelectMany(tensor => (double[])[Values(first, tensor)[0], Values(second, tensor)[0]])];

        Assert.Equal(heads.Length, heads.Distinct().Count());
    }

    [Theory]
    [InlineData("features.0.branch_main_1.1.running_var", 0.5, 1.5)]
    [InlineData("features.0.branch_main_1.1.running_mean", -0.3, 0.3)]
    [InlineData("features.0.branch_main_1.1.weight", 0.5, 1.5)]
    [InlineData("features.0.branch_main_1.1.bias", -0.2, 0.2)]
    [InlineData("features.1.branch_main_1.3.weight", -0.8165, 0.8165)]
    [InlineData("classifier.0.bias", -0.2, 0.2)]
    public void Read_Tensor_HasItsRange(string name, double low, double high)
    {
        using var source = new RandomTensors(Network, 3);
        double[] values = Values(source, source.Tensors.Single(tensor => tensor.Name == name));

        Assert.All(values, value => Assert.InRange(value, low, high));
        Assert.All(values, value => Assert.Equal((float)value, value));
        Assert.True(values.Max() - values.Min() > (high - low) / 2);
    }

    private static double[] Values(RandomTensors source, TensorInfo tensor)
    {
        var values = new double[tensor.Length];
        source.Read(tensor, values);
        return values;
    }
}
