using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Tests.Networks.Checking;

/// <summary>Every preset with each load and store checked, at every width of this machine.</summary>
public class CheckedNetworkTests
{
    // The properties check random ones in every run too.
    private static readonly string[] s_quick =
    [
        "short Paper g=3 0.25x 63x31", "short OnnxZoo g=4 0.5x 64x64", "short V2 Torchvision 0.5x 33x20",
        "short V2 Megvii, kernels by unit, a stage of stride 1", "short, 3 and 2 groups, kernels by unit",
    ];

    public static TheoryData<string> Quick => [.. s_quick];

    // At full size a check of every load takes seconds.
    public static TheoryData<string> More =>
        [.. NetworkCases.QuickNames.Except(s_quick).Where(name => NetworkCases.Get(name).InputHeight <= 101)];

    public static TheoryData<string> Sweep => [.. NetworkCases.LongNames, .. NetworkCases.SweepNames];

    [Theory]
    [MemberData(nameof(Quick))]
    public void Run_QuickCase_TouchesOnlyWhatIsPlannedAndAnswersAsUnchecked(string name) => Compare(NetworkCases.Get(name));

    [Theory(Explicit = true), Trait(Stage.Name, Stage.Long)]
    [MemberData(nameof(More))]
    public void Run_LongCase_TouchesOnlyWhatIsPlannedAndAnswersAsUnchecked(string name) => Compare(NetworkCases.Get(name));

    [Theory(Explicit = true), Trait(Stage.Name, Stage.Sweep)]
    [MemberData(nameof(Sweep))]
    public void Run_SweepCase_TouchesOnlyWhatIsPlannedAndAnswersAsUnchecked(string name) => Compare(NetworkCases.Get(name));

    /// <summary>
    /// The last vector of the stem's columns overlaps the one before it. Where the row is less than one and a half vectors wide, what
    /// stands left of it is less than a vector, and before the first row nothing may be read.
    /// </summary>
    [Theory]
    [InlineData(9)]
    [InlineData(22)]
    [InlineData(40)]
    public void Run_StemOfOneAndABitVectors_ReadsNothingBeforeTheInput(int width) => Compare(
        Presets.SplitOf(ShuffleNetDialect.Torchvision, 1) with
        {
            InputHeight = 7, InputWidth = width, StemChannels = 6, Stages = new([new(12, 1, 2)]), HeadChannels = 20, Classes = 10,
        });

    private static void Compare(NetworkSpec spec)
    {
        using RandomTensors weights = new(spec, 1);
        float[] input = RandomInput.Of(spec, 2);
        AnyWidthNetwork plain = CompiledNetwork.Of(spec);
        CheckedNetwork network = new(spec);

        // The same kernels at the same width give the same bits.
        Assert.All(WidthSwitch.Widths, bits => Assert.Equal(plain.Run(bits, weights, input), network.Run(bits, weights, input)));
    }
}
