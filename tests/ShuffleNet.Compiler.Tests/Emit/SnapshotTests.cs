using ShuffleNet.Compiler.Generator.Emit;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Emit;

/// <summary>The emitted source of small networks, whole: it is read by people, so a change of it is reviewed.</summary>
public class SnapshotTests
{
    [Theory]
    [InlineData(ShuffleNetDialect.Paper, 3, true)]
    [InlineData(ShuffleNetDialect.Megvii, 2, true)]
    [InlineData(ShuffleNetDialect.OnnxZoo, 4, false)]
    public void Emit_SmallNetwork_IsAsVerified(ShuffleNetDialect dialect, int groups, bool shuffle)
    {
        NetworkSpec spec = Presets.Of((Generator.Spec.ShuffleNetDialect)dialect, groups, 1) with
        {
            InputHeight = 32, InputWidth = 32, StemChannels = 4 * groups, Stages = new([new(16 * groups, 2, 2)]), Classes = 10, Shuffle = shuffle,
        };
        TargetType type = new("Small", new(["partial class Outer"]), "Network", "internal", true);
        IReadOnlyList<EmittedFile> files = NetworkEmitter.Emit(new NetworkModel(type, spec));

        // Each file is compared, so that one run writes all that is received.
        List<string?> differences = [.. files.Select(file => Snapshot.Compare($"{dialect}.{file.HintName.Replace(".g.cs", "", StringComparison.Ordinal)}", file.Source))];

        Assert.All(differences, Assert.Null);
    }
}
