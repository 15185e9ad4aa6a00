using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Emit;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Generator.Emit;

/// <summary>The user's half of a small network of each dialect, whole: it is read by people, so a change of it is reviewed.</summary>
public class ClassSnapshotTests
{
    public static TheoryData<string> Classes => [.. s_networks.Keys];

    private static readonly Dictionary<string, NetworkSpec> s_networks = new()
    {
        ["Paper"] = Residual(ShuffleNetDialect.Paper, 3),
        ["MegviiTwoThreads"] = Residual(ShuffleNetDialect.Megvii, 2),
        ["OnnxZoo"] = Residual(ShuffleNetDialect.OnnxZoo, 4) with { Shuffle = false },
        ["SplitTorchvision"] = Split(ShuffleNetDialect.Torchvision),
        ["SplitMegviiBackbone"] = Split(ShuffleNetDialect.Megvii) with { OutputStages = [2, 3], HeadChannels = 0 },
    };

    [Theory]
    [MemberData(nameof(Classes))]
    public void Emit_Class_IsAsVerified(string name)
    {
        TargetType type = new("Small", new(["partial class Outer"]), "Network");
        CompileOptions options = new() { Threads = name.EndsWith("TwoThreads", StringComparison.Ordinal) ? 2 : 1 };
        EmittedFile file = NetworkCompiler.Emit(new NetworkModel(type, s_networks[name]) { Options = options })
            .Single(file => !file.HintName.Contains(".Vector", StringComparison.Ordinal));

        Assert.Null(Snapshot.CompareIn("Classes", name, file.Source));
    }

    private static NetworkSpec Residual(ShuffleNetDialect dialect, int groups) => Presets.Of(dialect, groups, 1) with
    {
        InputHeight = 32, InputWidth = 32, StemChannels = 4 * groups, Stages = new([new(16 * groups, 2, 2)]), Classes = 10,
    };

    // Four units, so that the last ones read planes that no constant steps lead to. A backbone computes its last stage in the caller's
    // memory and copies the others.
    private static NetworkSpec Split(ShuffleNetDialect dialect) => Presets.SplitOf(dialect, 1) with
    {
        InputHeight = 32, InputWidth = 32, StemChannels = 6, Stages = new([new(12, 4, 2), new(16, 2, 2)]), HeadChannels = 20, Classes = 10,
    };
}
