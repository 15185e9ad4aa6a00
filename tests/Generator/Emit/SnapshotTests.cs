using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Emit;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Generator.Emit;

/// <summary>The emitted source of small networks, whole: it is read by people, so a change of it is reviewed.</summary>
public class SnapshotTests
{
    [Theory]
    [InlineData(ShuffleNetDialect.Paper, 3, true)]
    [InlineData(ShuffleNetDialect.Megvii, 2, true)]
    [InlineData(ShuffleNetDialect.OnnxZoo, 4, false)]
    public void Emit_SmallNetwork_IsAsVerified(ShuffleNetDialect dialect, int groups, bool shuffle)
    {
        NetworkSpec spec = Presets.Of(dialect, groups, 1) with
        {
            InputHeight = 32, InputWidth = 32, StemChannels = 4 * groups, Stages = new([new(16 * groups, 2, 2)]), Classes = 10, Shuffle = shuffle,
        };
        AssertVerified(spec, $"{dialect}", nameof(Emit_SmallNetwork_IsAsVerified));
    }

    // Four units, so that the last ones read planes that no constant steps lead to. The backbone's second stage is computed
    // in the caller's memory, its first one is copied.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Emit_SmallSplitNetwork_IsAsVerified(bool backbone)
    {
        NetworkSpec spec = Presets.SplitOf(ShuffleNetDialect.Torchvision, 1) with
        {
            InputHeight = 32, InputWidth = 32, StemChannels = 6, Stages = new([new(12, 4, 2), new(16, 2, 2)]), HeadChannels = 20, Classes = 10,
        };
        spec = backbone ? spec with { OutputStages = [2, 3], HeadChannels = 0 } : spec;
        AssertVerified(spec, backbone ? "Backbone" : "Classifier", nameof(Emit_SmallSplitNetwork_IsAsVerified));
    }

    // Rows of several vectors, filters of more taps than registers, and a shuffle that the first convolution stores through a table.
    [Fact]
    public void Emit_SmallWideNetwork_IsAsVerified()
    {
        NetworkSpec spec = Presets.Of(ShuffleNetDialect.Megvii, 3, 1) with
        {
            InputHeight = 40, InputWidth = 160, StemChannels = 6, Stages = new([new(24, 2, 2)]), Classes = 10, SecondGroups = 2, DepthwiseKernels = [5],
        };
        AssertVerified(spec, "Wide", nameof(Emit_SmallWideNetwork_IsAsVerified));
    }

    // One width shows what threads change.
    [Fact]
    public void Emit_SmallNetworkOfTwoThreads_IsAsVerified()
    {
        NetworkSpec spec = Presets.Of(ShuffleNetDialect.Paper, 3, 1) with
        {
            InputHeight = 64, InputWidth = 64, StemChannels = 12, Stages = new([new(48, 2, 2)]), Classes = 100,
        };
        AssertVerified(spec, "TwoThreads", nameof(Emit_SmallNetworkOfTwoThreads_IsAsVerified), new() { Threads = 2 }, "Vector256");
    }

    private static void AssertVerified(NetworkSpec spec, string name, string method, CompileOptions? options = null, string width = "")
    {
        TargetType type = new("Small", new(["partial class Outer"]), "Network");
        IEnumerable<EmittedFile> files = NetworkCompiler.Emit(new NetworkModel(type, spec) { Options = options ?? CompileOptions.Default })
            .Where(file => !file.HintName.Contains("Vector", StringComparison.Ordinal) || file.HintName.Contains(width, StringComparison.Ordinal));

        // Each file is compared, so that one run writes all that is received.
        List<string?> differences =
            [.. files.Select(file => Snapshot.Compare($"{name}.{file.HintName.Replace(".g.cs", "", StringComparison.Ordinal)}", file.Source, method: method))];

        Assert.All(differences, Assert.Null);
    }
}
