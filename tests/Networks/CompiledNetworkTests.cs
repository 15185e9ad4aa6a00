using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Onnx;
using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Tests.Networks;

/// <summary>
/// Whole networks, compiled in memory, against ONNX Runtime on an export in which nothing is folded: at every vector width of the
/// machine, in this process.
/// </summary>
public class CompiledNetworkTests
{
    private const double Tolerance = 1e-4;

    public static TheoryData<string> Quick => [.. NetworkCases.QuickNames];

    public static TheoryData<string> More => [.. NetworkCases.LongNames];

    public static TheoryData<string> Sweep => [.. NetworkCases.SweepNames];

    [Theory]
    [MemberData(nameof(Quick))]
    public void Run_QuickCase_AgreesWithOnnxRuntime(string name) => Compare(NetworkCases.Get(name));

    [Theory(Explicit = true), Trait(Stage.Name, Stage.Long)]
    [MemberData(nameof(More))]
    public void Run_LongCase_AgreesWithOnnxRuntime(string name) => Compare(NetworkCases.Get(name));

    [Theory(Explicit = true), Trait(Stage.Name, Stage.Sweep)]
    [MemberData(nameof(Sweep))]
    public void Run_SweepCase_AgreesWithOnnxRuntime(string name) => Compare(NetworkCases.Get(name));

    private static void Compare(NetworkSpec spec)
    {
        using RandomTensors weights = new(spec, 1);
        float[] input = RandomInput.Of(spec, 2);
        using OnnxSession peer = new(ExportedModel.Of(spec, weights));
        double[] expected = Array.ConvertAll(peer.Run(input), value => (double)value);
        AnyWidthNetwork network = CompiledNetwork.Of(spec);

        Assert.All(
            WidthSwitch.Widths, bits => Assert.InRange(Difference.Relative(expected, network.Run(bits, weights, input)), 0, Tolerance));
        INetworkRunner runner = CompiledNetwork.Create(spec);
        Assert.Equal(0, runner.AllocatedByRun(input));
        Assert.Equal(0, runner.Summary.Copies);
    }
}
