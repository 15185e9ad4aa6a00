using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Reference;
using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Tests.Networks.Kernels;

/// <summary>Random weights and input of a layer or two, and the naive normalisation that belongs to them.</summary>
internal sealed class LayerHarness
{
    public const double Tolerance = 1e-5;

    private readonly Random _random = new(5);

    public FixedTensors Tensors { get; } = new();

    /// <summary>A whole tensor.</summary>
    public static Slice Whole(string name, int channels, int height, int width) =>
        new(name, 0, TensorType.Float32(new(channels, height, width)));

    /// <summary>Weights for a convolution, of a size that keeps the results near one.</summary>
    public double[] Weights(string name, int outputs, int inputs, int kernel)
    {
        double bound = Math.Sqrt(3.0 / (inputs * kernel * kernel));
        return Tensors.AddRandom(name + ".weight", _random, -bound, bound, outputs, inputs, kernel, kernel);
    }

    /// <summary>A batch normalisation, as a scale and an offset per channel.</summary>
    public Func<Planes, Planes> Norm(string name, int channels)
    {
        double[] gamma = Tensors.AddRandom(name + ".weight", _random, 0.5, 1.5, channels);
        double[] beta = Tensors.AddRandom(name + ".bias", _random, -0.5, 0.5, channels);
        double[] mean = Tensors.AddRandom(name + ".running_mean", _random, -0.5, 0.5, channels);
        double[] variance = Tensors.AddRandom(name + ".running_var", _random, 0.5, 1.5, channels);
        return planes => ReferenceOperators.BatchNorm(planes, gamma, beta, mean, variance);
    }

    public Planes Input(TensorShape shape, double least = -1)
    {
        Planes planes = new(shape.Channels, shape.Height, shape.Width);
        for (int i = 0; i < planes.Values.Length; i++)
        {
            planes.Values[i] = (float)(least + (_random.NextDouble() * (1 - least)));
        }

        return planes;
    }

    public static void AssertClose(Planes expected, float[] actual) =>
        Assert.InRange(Difference.Relative(expected.Values, actual), 0, Tolerance);
}
