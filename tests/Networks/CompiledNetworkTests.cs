using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Onnx;
using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Tests.Networks;

/// <summary>
/// Whole networks, compiled in memory, against ONNX Runtime on an export in which nothing is folded. Runs in this process
/// at the machine's vector width, and again at the narrower ones in child processes (VectorWidthTests).
/// </summary>
public class CompiledNetworkTests
{
    private const double Tolerance = 1e-4;

    public static TheoryData<string> Quick => [.. NetworkCases.QuickNames];

    public static TheoryData<string> Sweep => [.. NetworkCases.SweepNames];

    [Theory]
    [MemberData(nameof(Quick))]
    public void Run_QuickCase_AgreesWithOnnxRuntime(string name) => Compare(NetworkCases.Get(name));

    /// <summary>Set SNC_SWEEP=1 for this one; it takes minutes.</summary>
    [Theory]
    [MemberData(nameof(Sweep))]
    public void Run_SweepCase_AgreesWithOnnxRuntime(string name)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("SNC_SWEEP") == "1", "a long sweep; set SNC_SWEEP=1 to run it");
        Compare(NetworkCases.Get(name));
    }

    private static void Compare(NetworkSpec spec)
    {
        using RandomTensors weights = new(spec, 1);
        float[] input = RandomInput.Of(spec, 2);
        using OnnxSession peer = new(ExportedModel.Of(spec, weights));
        double[] expected = Array.ConvertAll(peer.Run(input), value => (double)value);
        INetworkRunner network = CompiledNetwork.Create(spec);

        float[] actual = network.Run(weights, input);

        Assert.InRange(Difference.Relative(expected, actual), 0, Tolerance);
        Assert.Equal(0, network.AllocatedByRun(input));
        Assert.Equal(0, network.Summary.Copies);
    }
}
