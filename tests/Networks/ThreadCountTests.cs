using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Tests.Networks;

/// <summary>
/// Networks that several threads compute give the bits of one thread, run after run, at every vector width of the machine.
/// </summary>
public class ThreadCountTests
{
    // At each width.
    private const int Runs = 5;

    private static readonly int[] s_counts = [2, 3, 8];

    public static TheoryData<string, int> Quick => new()
    {
        { "short Paper g=3 0.25x 63x31", 2 },
        { "short OnnxZoo g=4 0.5x 64x64", 3 },
        { "short V2 Megvii 0.5x 64x64", 2 },
        { "fashion", 4 },
    };

    public static TheoryData<string, int> More => new()
    {
        { "Paper g=3 1x 64x64", 2 },
        { "Megvii g=8 0.5x 64x64", 2 },
        { "OnnxZoo g=4 0.5x 64x64", 3 },
        { "Paper g=3 0.25x 63x31", 2 },
        { "Megvii g=3 0.25x 1x1", 2 },
        { "Megvii g=2 0.25x 7x150", 5 },
        { "OnnxZoo g=3 0.25x 101x75", 2 },
        { "Paper g=4 0.25x 224x224", 3 },
        { "fashion", 2 },
        { "stages of stride 1, branch first", 2 },
        { "V2 Torchvision 1x 64x64", 2 },
        { "V2 Megvii 0.5x 33x20", 3 },
        { "V2 softmax, no bias, small head", 2 },
    };

    public static TheoryData<string, int> Sweep =>
        [.. NetworkCases.LongNames
            .Concat(NetworkCases.SweepNames)
            .SelectMany(name => s_counts.Select(threads => new TheoryDataRow<string, int>(name, threads)))];

    public static TheoryData<string, int> Backbones => new()
    {
        { "V2 Megvii chain of two stages", 3 },
    };

    public static TheoryData<string, int> MoreBackbones => new()
    {
        { "V2 torchvision 1x, odd sizes", 2 },
        { "V1 Megvii, odd sizes", 2 },
    };

    [Theory]
    [MemberData(nameof(Quick))]
    public void Run_QuickCase_GivesTheBitsOfOneThread(string name, int threads) => Compare(NetworkCases.Get(name), threads);

    [Theory(Explicit = true), Trait(Stage.Name, Stage.Long)]
    [MemberData(nameof(More))]
    public void Run_LongCase_GivesTheBitsOfOneThread(string name, int threads) => Compare(NetworkCases.Get(name), threads);

    [Theory(Explicit = true), Trait(Stage.Name, Stage.Sweep)]
    [MemberData(nameof(Sweep))]
    public void Run_SweepCase_GivesTheBitsOfOneThread(string name, int threads) => Compare(NetworkCases.Get(name), threads);

    [Theory]
    [MemberData(nameof(Backbones))]
    public void Run_Backbone_GivesTheBitsOfOneThread(string name, int threads) => CompareBackbone(name, threads);

    [Theory(Explicit = true), Trait(Stage.Name, Stage.Long)]
    [MemberData(nameof(MoreBackbones))]
    public void Run_MoreBackbones_GiveTheBitsOfOneThread(string name, int threads) => CompareBackbone(name, threads);

    private static void CompareBackbone(string name, int threads)
    {
        NetworkSpec spec = BackboneCases.Get(name);
        Compare(spec, threads);
        IBackboneRunner network = CompiledNetwork.CreateBackbone(spec, new() { Threads = threads });
        using RandomTensors weights = new(WholeOf(spec), 1);

        Assert.False(network.WritesOutside(weights, RandomInput.Of(spec, 2)));
        Assert.Equal(0, network.AllocatedByRun(RandomInput.Of(spec, 2)));
    }

    [Fact]
    public void Run_ManyThreads_AllocatesNothing()
    {
        NetworkSpec spec = NetworkCases.Get("fashion");

        Assert.Equal(0, CompiledNetwork.Create(spec, new CompileOptions { Threads = 4 }).AllocatedByRun(RandomInput.Of(spec, 2)));
    }

    private static void Compare(NetworkSpec spec, int threads)
    {
        using RandomTensors weights = new(WholeOf(spec), 1);
        float[] input = RandomInput.Of(spec, 2);
        AnyWidthNetwork one = CompiledNetwork.Of(spec);
        AnyWidthNetwork many = CompiledNetwork.Of(spec, new() { Threads = threads });
        foreach (int bits in WidthSwitch.Widths)
        {
            int[] expected = Bits(one.Run(bits, weights, input));

            Assert.All(Enumerable.Range(0, Runs), _ => Assert.Equal(expected, Bits(many.Run(bits, weights, input))));
        }
    }

    /// <summary>The network whose weights a backbone takes too.</summary>
    private static NetworkSpec WholeOf(NetworkSpec spec) => !spec.IsBackbone ? spec : spec with
    {
        OutputStages = [], HeadChannels = spec.Version != ShuffleNetVersion.V1 ? 100 : 0,
    };

    private static int[] Bits(float[] values) => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);
}
