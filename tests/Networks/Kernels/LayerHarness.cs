using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Generator.Plan;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Reference;
using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Tests.Networks.Kernels;

/// <summary>Compiles a graph of one or two nodes and runs it on random values.</summary>
internal sealed class LayerHarness
{
    public const double Tolerance = 1e-5;

    // Kernels but the first convolution may read beyond the planes of their input, as they may in the arena.
    private const int Margin = MemoryPlan.Margin;

    private readonly Random _random = new(5);

    public FixedTensors Tensors { get; } = new();

    /// <summary>A whole tensor.</summary>
    public static Slice Whole(string name, int channels, int height, int width) => new(name, 0, new TensorShape(channels, height, width));

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

    /// <summary>Runs the nodes on the input, which stands between values that would be noticed in a result.</summary>
    public float[] Run(Planes input, params Node[] nodes) => Run(input, StemBand.MaxFloats, nodes);

    /// <summary>The same with another limit for a band of the first convolution's result.</summary>
    public float[] Run(Planes input, int bandFloats, params Node[] nodes)
    {
        Slice output = nodes[^1].Output;
        NetworkGraph graph = new(nodes[0].Inputs[0], [new("output", output)], nodes);
        GraphValidator.Validate(graph);
        NetworkSpec spec = new() { Stages = new([new(4, 1, 2)]) };
        INetworkRunner network = CompiledNetwork.Create(spec, Planner.Plan(graph, bandFloats: bandFloats));
        float[] guarded = new float[input.Values.Length + (2 * Margin)];
        Array.Fill(guarded, float.NaN);
        for (int i = 0; i < input.Values.Length; i++)
        {
            guarded[Margin + i] = (float)input.Values[i];
        }

        return network.Run(Tensors, guarded.AsSpan(Margin, input.Values.Length));
    }

    public static void AssertClose(Planes expected, float[] actual) =>
        Assert.InRange(Difference.Relative(expected.Values, actual), 0, Tolerance);
}
