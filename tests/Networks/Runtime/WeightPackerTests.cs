using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Tests.Networks.Runtime;

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

        Assert.Equal(TinyNetwork.CreateRandom(1).Weights.Floats(), network.Weights.Floats());
    }

    [Fact]
    public void Load_ClassifierAsConvolution_IsAccepted() =>
        TinyNetwork.Load(Tensors((name, values, shape) => (name, values, name == "classifier.0.weight" ? [.. shape, 1, 1] : shape)))
            .Dispose();

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

        Assert.Contains(
            "features.9.branch_main_1.0.weight", Assert.Throws<UnexpectedTensorException>(() => TinyNetwork.Load(tensors)).Message);
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
            (name, values, shape) =>
                (name, name.EndsWith("running_var", StringComparison.Ordinal)
                    ? [.. values.Select(value => value + 1e-5 - 0.01)]
                    : values, shape),
            epsilon: 0.01);

        using TinyNetwork same = TinyNetwork.Load(moved);

        // The variances were lowered by what the epsilon is larger, so only rounding differs.
        for (int i = 0; i < usual.Weights.Layout.Length; i++)
        {
            Assert.Equal(usual.Weights.Floats()[i], same.Weights.Floats()[i], 1e-5f);
        }
    }

    /// <summary>What is left of a network whose normalisations were folded into biases elsewhere, as exporters do.</summary>
    [Fact]
    public void Load_BiasInsteadOfNorm_IsTheFoldedConvolution()
    {
        FixedTensors trained = Tensors((name, values, shape) => (name, values, shape));
        FixedTensors folded = new();
        foreach (TensorInfo filters in trained.Tensors.Where(tensor => tensor.Shape.Count == 4))
        {
            string weight = filters.Name[..^".weight".Length];
            string norm = weight[..weight.LastIndexOf('.')] + "." + (char)(weight[^1] + 1);
            double[] Part(string part) => trained.ValuesOf($"{norm}.{part}");
            double[] scales = [.. Part("weight").Zip(Part("running_var"), (gamma, variance) => gamma / Math.Sqrt(variance + 1e-5))];
            int row = (int)(filters.Length / filters.Shape[0]);
            folded.Add(
                filters.Name,
                [.. trained.ValuesOf(filters.Name).Select((value, index) => value * scales[index / row])],
                [.. filters.Shape]);
            folded.Add(
                weight + ".bias",
                [.. Part("bias").Select((beta, index) => beta - (Part("running_mean")[index] * scales[index]))],
                filters.Shape[0]);
        }

        foreach (TensorInfo tensor in trained.Tensors.Where(tensor => tensor.Name.StartsWith("classifier", StringComparison.Ordinal)))
        {
            folded.Add(tensor.Name, trained.ValuesOf(tensor.Name), [.. tensor.Shape]);
        }

        using TinyNetwork expected = TinyNetwork.Load(trained);
        using TinyNetwork actual = TinyNetwork.Load(folded);

        Assert.Equal(expected.Weights.Floats(), actual.Weights.Floats());
    }

    [Fact]
    public void Load_BiasBeforeNorm_IsTakenFromTheMean()
    {
        const string bias = "features.0.branch_main_1.0.bias";
        const string mean = "features.0.branch_main_1.1.running_mean";
        FixedTensors biased = Tensors((name, values, shape) =>
            (name, name == mean ? [.. values.Select(value => value + 0.25)] : values, shape));
        biased.Add(bias, [.. Enumerable.Repeat(0.25, biased.ValuesOf(mean).Length)], biased.ValuesOf(mean).Length);

        using TinyNetwork expected = TinyNetwork.CreateRandom(1);
        using TinyNetwork actual = TinyNetwork.Load(biased);

        for (int i = 0; i < expected.Weights.Layout.Length; i++)
        {
            Assert.Equal(expected.Weights.Floats()[i], actual.Weights.Floats()[i], 1e-6f);
        }
    }

    [Fact]
    public void Unpack_Always_LoadsIntoTheSamePackedWeights()
    {
        using TinyNetwork network = TinyNetwork.CreateRandom(5);

        using TensorSource unpacked = network.Weights.Unpack();
        using TinyNetwork again = TinyNetwork.Load(unpacked);

        Assert.Equal(network.Weights.Floats(), again.Weights.Floats());
    }

    private static FixedTensors Tensors(
        Func<string, double[], long[], (string? Name, double[] Values, long[] Shape)> change, double epsilon = 1e-5)
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
