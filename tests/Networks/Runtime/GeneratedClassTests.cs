using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Networks.Runtime;

/// <summary>A class generated in this project: what its members promise beside the right answer.</summary>
public class GeneratedClassTests
{
    private static readonly float[] s_input = [.. Enumerable.Range(0, TinyNetwork.InputLength).Select(i => (i % 13) / 13f)];

    [Theory]
    [InlineData(TinyNetwork.InputLength - 1, TinyNetwork.OutputLength, "input")]
    [InlineData(0, TinyNetwork.OutputLength, "input")]
    [InlineData(TinyNetwork.InputLength, TinyNetwork.OutputLength + 1, "output")]
    public void Run_SpanOfWrongLength_ThrowsAndHarmsNothing(int input, int output, string parameter)
    {
        using TinyNetwork network = TinyNetwork.CreateRandom(1);
        float[] before = Run(network);

        ArgumentException exception = Assert.Throws<ArgumentException>(() => network.Run(new float[input], new float[output]));

        Assert.Equal(parameter, exception.ParamName);
        Assert.Equal(before, Run(network));
    }

    [Fact]
    public void Spec_OfAClass_HasThePropertiesOfItsAttributeAndThePresetsForTheRest()
    {
        NetworkSpec expected = new()
        {
            Version = ShuffleNetVersion.V1,
            Dialect = ShuffleNetDialect.Paper,
            Groups = 3,
            StageChannels = [48, 96],
            StageRepeats = [2, 1],
            StageStrides = [2, 2],
            StemChannels = 12,
            InputHeight = 32,
            InputWidth = 32,
            Classes = 10,
            ClassifierBias = true,
            StemPoolRounding = PoolRounding.Ceiling,
            ShortcutPoolRounding = PoolRounding.Ceiling,
        };

        Assert.Equal(expected, TinyNetwork.Spec);
        Assert.NotEqual(expected, OtherNetwork.Spec);
    }

    [Fact]
    public void Run_Disposed_Throws()
    {
        TinyNetwork network = TinyNetwork.CreateRandom(1);
        network.Dispose();
        network.Dispose();

        Assert.Throws<ObjectDisposedException>(() => Run(network));
    }

    [Fact]
    public void Dispose_OfOne_LeavesSharedWeightsValid()
    {
        TinyNetwork first = TinyNetwork.CreateRandom(1);
        float[] expected = Run(first);
        using TinyNetwork second = TinyNetwork.Create(first.Weights);
        first.Dispose();

        Assert.Equal(expected, Run(second));
    }

    [Fact]
    public void Create_WeightsOfAnotherNetwork_ThrowsAndNamesBoth()
    {
        using OtherNetwork other = OtherNetwork.CreateRandom(1);

        ArgumentException exception = Assert.Throws<ArgumentException>(() => TinyNetwork.Create(other.Weights));

        Assert.Contains("g = 3", exception.Message);
        Assert.Contains("g = 2", exception.Message);
    }

    [Fact]
    public void CreateRandom_SameSeed_GivesTheSameNetwork()
    {
        using TinyNetwork one = TinyNetwork.CreateRandom(7);
        using TinyNetwork same = TinyNetwork.CreateRandom(7);
        using TinyNetwork different = TinyNetwork.CreateRandom(8);

        Assert.Equal(Run(one), Run(same));
        Assert.NotEqual(Run(one), Run(different));
    }

    [Fact]
    public void Summary_OfTinyNetwork_EndsWithTotalsAndCopies()
    {
        string text = TinyNetwork.Summary.ToString();

        Assert.Contains("stage2.1.pw2", text);
        Assert.EndsWith("copies: 0\n", text);
        Assert.Equal(TinyNetwork.MultiplyAdds, TinyNetwork.Summary.MultiplyAdds);
        Assert.Equal(TinyNetwork.WeightBytes, TinyNetwork.Summary.WeightBytes);
    }

    [Fact]
    public void Run_InputAndOutputOverlapping_GivesTheSameAnswer()
    {
        using TinyNetwork network = TinyNetwork.CreateRandom(1);
        float[] expected = Run(network);
        float[] memory = [.. s_input];

        network.Run(memory, memory.AsSpan(0, TinyNetwork.OutputLength));

        Assert.Equal(expected, memory[..TinyNetwork.OutputLength]);
    }

    private static float[] Run(TinyNetwork network)
    {
        float[] output = new float[TinyNetwork.OutputLength];
        network.Run(s_input, output);
        return output;
    }
}
