using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Tests.Runtime;

/// <summary>What packing refuses, and that the message names the tensor, what was expected and what was found.</summary>
public class WeightPackerTests
{
    private const string Weight = "features.1.branch_main_2.0.weight";
    private const string Variance = "features.1.branch_main_2.1.running_var";

    [Fact]
    public void Load_PrefixAndCounters_AreAccepted()
    {
        FixedTensors tensors = Tensors((name, values, shape) => ("module." + name, values, shape));
        tensors.Add("module.first_conv.1.num_batches_tracked", [5], []);

        using TinyNetwork network = TinyNetwork.Load(tensors);

        Assert.Equal(TinyNetwork.CreateRandom(1).Weights.Span, network.Weights.Span);
    }

    [Fact]
    public void Load_ClassifierAsConvolution_IsAccepted() =>
        TinyNetwork.Load(Tensors((name, values, shape) => (name, values, name == "classifier.0.weight" ? [.. shape, 1, 1] : shape))).Dispose();

    [Fact]
    public void Load_MissingTensor_NamesIt()
    {
        MissingTensorException exception = Assert.Throws<MissingTensorException>(
            () => TinyNetwork.Load(Tensors((name, values, shape) => (name == Weight ? null : name, values, shape))));

        Assert.Contains(Weight, exception.Message);
    }

    [Fact]
    public void Load_UnexpectedTensor_NamesIt()
    {
        FixedTensors tensors = Tensors((name, values, shape) => (name, values, shape));
        tensors.Add("features.9.branch_main_1.0.weight", [1], [1, 1, 1, 1]);

        Assert.Contains("features.9.branch_main_1.0.weight", Assert.Throws<UnexpectedTensorException>(() => TinyNetwork.Load(tensors)).Message);
    }

    [Fact]
    public void Load_SameNameWithAndWithoutPrefix_IsRefused()
    {
        FixedTensors tensors = Tensors((name, values, shape) => (name, values, shape));
        tensors.Add("module." + Variance, new double[48], [48]);

        Assert.Contains(Variance, Assert.Throws<UnexpectedTensorException>(() => TinyNetwork.Load(tensors)).Message);
    }

    [Fact]
    public void Load_WrongShape_NamesBothShapes()
    {
        TensorShapeException exception = Assert.Throws<TensorShapeException>(
            () => TinyNetwork.Load(Tensors((name, values, shape) => (name, values, name == Weight ? [shape[0], 1, shape[1], 1] : shape))));

        Assert.Contains(Weight, exception.Message);
        Assert.Contains("[48, 1, 4, 1]", exception.Message);
        Assert.Contains("[48, 4, 1, 1]", exception.Message);
    }

    [Theory]
    [InlineData(Weight, double.NaN)]
    [InlineData(Weight, double.PositiveInfinity)]
    [InlineData(Weight, 1e300)]
    [InlineData("features.0.branch_main_1.4.bias", double.NegativeInfinity)]
    [InlineData("classifier.0.bias", double.NaN)]
    [InlineData(Variance, -1.0)]
    [InlineData(Variance, double.NaN)]
    public void Load_BadValue_NamesTheTensor(string tensor, double value)
    {
        TensorValueException exception = Assert.Throws<TensorValueException>(() => TinyNetwork.Load(Tensors((name, values, shape) =>
        {
            values[^1] = name == tensor ? value : values[^1];
            return (name, values, shape);
        })));

        Assert.Contains(tensor, exception.Message);
    }

    [Fact]
    public void Load_Epsilon_IsAddedToTheVariance()
    {
        using TinyNetwork usual = TinyNetwork.Load(Tensors((name, values, shape) => (name, values, shape)));
        FixedTensors moved = Tensors(
            (name, values, shape) => (name, name.EndsWith("running_var", StringComparison.Ordinal) ? [.. values.Select(value => value + 1e-5 - 0.01)] : values, shape),
            epsilon: 0.01);

        using TinyNetwork same = TinyNetwork.Load(moved);

        // The variances were lowered by what the epsilon is larger, so only rounding differs.
        for (int i = 0; i < usual.Weights.Span.Length; i++)
        {
            Assert.Equal(usual.Weights.Span[i], same.Weights.Span[i], 1e-5f);
        }
    }

    private static FixedTensors Tensors(Func<string, double[], long[], (string? Name, double[] Values, long[] Shape)> change, double epsilon = 1e-5)
    {
        FixedTensors tensors = new() { Epsilon = epsilon };
        using RandomTensorSource source = TinyNetwork.RandomTensors(1);
        foreach (TensorInfo tensor in source.Tensors)
        {
            double[] values = new double[tensor.Length];
            source.Read(tensor, values);
            (string? name, double[] changed, long[] shape) = change(tensor.Name, values, [.. tensor.Shape]);
            if (name is not null)
            {
                tensors.Add(name, changed, shape);
            }
        }

        return tensors;
    }
}
