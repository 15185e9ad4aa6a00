using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Tests.Networks;

/// <summary>
/// Networks that several threads compute give the bits of one thread, run after run. At every vector width, since
/// VectorWidthTests run these too.
/// </summary>
public class ThreadCountTests
{
    // Often enough that threads that do not wait for each other are caught.
    private const int Runs = 20;

    private static readonly int[] s_counts = [2, 3, 8];

    public static TheoryData<string, int> Quick => new()
    {
        { "Paper g=3 1x 64x64", 2 },
        { "Megvii g=8 0.5x 64x64", 2 },
        { "OnnxZoo g=4 0.5x 64x64", 3 },
        { "Paper g=3 0.25x 63x31", 2 },
        { "Megvii g=3 0.25x 1x1", 2 },
        { "Megvii g=2 0.25x 7x150", 5 },
        { "fashion", 2 },
        { "stages of stride 1, branch first", 2 },
        { "V2 Torchvision 1x 64x64", 2 },
        { "V2 Megvii 0.5x 33x20", 3 },
        { "V2 softmax, no bias, small head", 2 },
    };

    public static TheoryData<string, int> Sweep =>
        [.. NetworkCases.QuickNames.Concat(NetworkCases.SweepNames).SelectMany(name => s_counts.Select(threads => new TheoryDataRow<string, int>(name, threads)))];

    public static TheoryData<string, int> Backbones => new()
    {
        { "V2 torchvision 1x, odd sizes", 2 },
        { "V2 Megvii chain of two stages", 3 },
        { "V1 Megvii, odd sizes", 2 },
    };

    [Theory]
    [MemberData(nameof(Quick))]
    public void Run_QuickCase_GivesTheBitsOfOneThread(string name, int threads) => Compare(NetworkCases.Get(name), threads);

    /// <summary>Set SNC_SWEEP=1 for this one; it takes minutes.</summary>
    [Theory]
    [MemberData(nameof(Sweep))]
    public void Run_SweepCase_GivesTheBitsOfOneThread(string name, int threads)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("SNC_SWEEP") == "1", "a long sweep; set SNC_SWEEP=1 to run it");
        Compare(NetworkCases.Get(name), threads);
    }

    [Theory]
    [MemberData(nameof(Backbones))]
    public void Run_Backbone_GivesTheBitsOfOneThread(string name, int threads)
    {
        NetworkSpec spec = BackboneTests.Get(name);
        using RandomTensors weights = new(spec with { OutputStages = default, HeadChannels = spec.Version == Generator.Spec.ShuffleNetVersion.V2 ? 100 : 0 }, 1);
        float[] input = RandomInput.Of(spec, 2);
        float[][] expected = CompiledNetwork.CreateBackbone(spec).Run(weights, input);
        IBackboneRunner network = CompiledNetwork.CreateBackbone(spec with { Threads = threads });

        for (int run = 0; run < 3; run++)
        {
            Assert.Equal(expected.Select(Bits), network.Run(weights, input).Select(Bits));
        }

        Assert.False(network.WritesOutside(weights, input));
        Assert.Equal(0, network.AllocatedByRun(input));
    }

    private static void Compare(NetworkSpec spec, int threads)
    {
        using RandomTensors weights = new(spec, 1);
        float[] input = RandomInput.Of(spec, 2);
        int[] expected = Bits(CompiledNetwork.Create(spec).Run(weights, input));
        INetworkRunner network = CompiledNetwork.Create(spec with { Threads = threads });

        Assert.All(network.Repeat(weights, input, Runs), answer => Assert.Equal(expected, Bits(answer)));
        Assert.Equal(0, network.AllocatedByRun(input));
    }

    private static int[] Bits(float[] values) => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);
}
