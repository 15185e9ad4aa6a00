using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Tests.Networks.Checking;

/// <summary>Every preset with each load and store checked, at every width of this machine.</summary>
public class CheckedNetworkTests
{
    // A network in three; the properties check random ones in every run.
    private const int Share = 3;

    public static TheoryData<string> Quick => [.. NetworkCases.QuickNames.Where(IsQuick)];

    public static TheoryData<string> Sweep => [.. NetworkCases.QuickNames.Where((name, index) => !IsQuick(name, index)), .. NetworkCases.SweepNames];

    [Theory]
    [MemberData(nameof(Quick))]
    public void Run_QuickCase_TouchesOnlyWhatIsPlannedAndAnswersAsUnchecked(string name) => Compare(NetworkCases.Get(name));

    /// <summary>Set SNC_SWEEP=1 for this one; it takes minutes.</summary>
    [Theory]
    [MemberData(nameof(Sweep))]
    public void Run_SweepCase_TouchesOnlyWhatIsPlannedAndAnswersAsUnchecked(string name)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("SNC_SWEEP") == "1", "a long sweep; set SNC_SWEEP=1 to run it");
        Compare(NetworkCases.Get(name));
    }

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

    // At full size a check of every load takes seconds.
    private static bool IsQuick(string name, int index) => index % Share == Share - 1 && NetworkCases.Get(name).InputHeight <= 101;

    private static void Compare(NetworkSpec spec)
    {
        using RandomTensors weights = new(spec, 1);
        float[] input = RandomInput.Of(spec, 2);
        float[] expected = CompiledNetwork.Create(spec).Run(weights, input);
        CheckedNetwork network = new(spec);

        foreach (int bits in WidthSwitch.Widths)
        {
            float[] actual = network.Run(bits, weights, input);

            // The same kernels at the same width give the same bits.
            if (bits == WidthSwitch.Widths[0])
            {
                Assert.Equal(expected, actual);
            }

            Assert.InRange(Difference.Relative(Array.ConvertAll(expected, value => (double)value), actual), 0, 1e-4);
        }
    }
}
