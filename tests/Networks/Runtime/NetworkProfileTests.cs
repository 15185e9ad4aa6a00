using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Networks.Runtime;

public class NetworkProfileTests
{
    [Fact]
    public void Profile_AfterRuns_HasEachLayerOnceAndTheAnswerIsUnchanged()
    {
        using TinyNetwork plain = TinyNetwork.CreateRandom(1);
        using ProfiledNetwork network = ProfiledNetwork.Create(plain.Weights);
        float[] input = [.. Enumerable.Range(0, ProfiledNetwork.InputLength).Select(index => (index % 17) - 8f)];
        float[] expected = new float[TinyNetwork.OutputLength];
        float[] found = new float[ProfiledNetwork.OutputLength];
        Assert.Empty(network.Profile.Layers);

        plain.Run(input, expected);
        for (int run = 0; run < NetworkProfile.Capacity + 3; run++)
        {
            network.Run(input, found);
        }

        Assert.Equal(expected, found);
        Assert.Equal(NetworkProfile.Capacity + 3, network.Profile.Inferences);
        Assert.Equal(ProfiledNetwork.Summary.Layers, network.Profile.Layers.Select(time => time.Layer));
        Assert.All(network.Profile.Layers, time => Assert.InRange(time.Median, time.Minimum, TimeSpan.MaxValue));

        network.Profile.Reset();
        Assert.Equal(0, network.Profile.Inferences);
    }

    [Fact]
    public void Run_Profiled_AllocatesNothing()
    {
        using ProfiledNetwork network = ProfiledNetwork.CreateRandom(1);
        float[] input = new float[ProfiledNetwork.InputLength];
        float[] output = new float[ProfiledNetwork.OutputLength];

        Assert.Equal(0, Allocations.Minimum(() => network.Run(input, output)));
    }

    [Fact]
    public void Profile_OfTwoThreads_HasEachLayerOnceAndTheAnswerIsUnchanged()
    {
        using TinyNetwork plain = TinyNetwork.CreateRandom(1);
        using TwoThreadProfiledNetwork network = TwoThreadProfiledNetwork.Create(plain.Weights);
        float[] input = [.. Enumerable.Range(0, TinyNetwork.InputLength).Select(index => (index % 17) - 8f)];
        float[] expected = new float[TinyNetwork.OutputLength];
        float[] found = new float[TinyNetwork.OutputLength];

        plain.Run(input, expected);
        network.Run(input, found);
        network.Run(input, found);

        Assert.Equal(expected, found);
        Assert.Equal(2, network.Profile.Inferences);
        Assert.Equal(TinyNetwork.Summary.Layers, network.Profile.Layers.Select(time => time.Layer));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(50, true)]
    public void ToString_Peak_DecidesItsColumns(double peak, bool shown)
    {
        using ProfiledNetwork network = ProfiledNetwork.CreateRandom(1);
        network.Run(new float[ProfiledNetwork.InputLength], new float[ProfiledNetwork.OutputLength]);

        string[] lines = network.Profile.ToString(peak).TrimEnd('\n').Split('\n');

        // Title, heads, a line per layer, the sum.
        Assert.Equal(ProfiledNetwork.Summary.Layers.Count + 3, lines.Length);
        Assert.Equal(shown, lines[1].Contains("of peak", StringComparison.Ordinal));
        Assert.StartsWith("total", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_NotProfiled_HasNoTraceOfIt()
    {
        NetworkSpec spec = NetworkCases.Get("fashion");

        Assert.All(Sources(spec), source => Assert.DoesNotContain("profile", source, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(Sources(spec, new() { Profile = true }), source => source.Contains("profile.End(0);", StringComparison.Ordinal));

        static IEnumerable<string> Sources(NetworkSpec spec, CompileOptions? options = null) =>
            CompiledNetwork.Emit(spec, options).Select(file => file.Source);
    }
}
