using System.Text.RegularExpressions;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Emit;
using ShuffleNet.Compiler.Generator.Plan;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Tensors;
using Dialect = ShuffleNet.Compiler.ShuffleNetDialect;

namespace ShuffleNet.Compiler.Tests.Networks.Checking;

/// <summary>Faults of an emitter or of the planner, made on purpose: a checked class finds each, at every width.</summary>
public class CheckedFaultTests
{
    private static readonly NetworkSpec s_residual = Presets.Of(Dialect.Paper, 3, 1) with
    {
        InputHeight = 32, InputWidth = 40, StemChannels = 12, Stages = new([new(48, 2, 2)]), Classes = 10,
    };

    private static readonly NetworkSpec s_split = Presets.SplitOf(Dialect.Torchvision, 1) with
    {
        InputHeight = 32, InputWidth = 40, StemChannels = 6, Stages = new([new(12, 4, 2), new(16, 2, 2)]), HeadChannels = 20, Classes = 10,
    };

    /// <summary>Each changes a number of the first kernel of its kind, or of its call, in the file of every width.</summary>
    [Theory]
    [InlineData(false, @"(?<=void Run\(.*?Depthwise\w+\(.*?dstPlane: )(\d+)", 1000, "stage2.0.dw (Depthwise", "stores")]
    [InlineData(false, @"(?<=void Run\(.*?Depthwise\w+\(.*?srcPlane: )(\d+)", 1000, "stage2.0.dw (Depthwise", "loads")]
    [InlineData(false, @"(?<=void Depthwise.*?wgt = ref Unsafe\.Add\(ref wgt, )(\d+)", 12, "stage2.0.dw (Depthwise", "weights[")]
    [InlineData(false, @"(?<=void Convolution3To12.*?rowSrc = .*?- 1\) \* )(\d+)", 2, "stem (Convolution3To12", "input[")]
    [InlineData(false, @"(?<=void Convolution3To12.*?\(row \* )(\d+)", 1, "stem (Convolution3To12", "stores")]
    [InlineData(false, @"(?<=void Run\(.*?MaximumPool\w+\(.*?dstPlane: )(\d+)", 1000, "stem.pool (MaximumPool", "stores")]
    [InlineData(false, @"(?<=void Linear48To10.*?input < )(\d+)", 4, "classifier (Linear48To10", "loads")]
    [InlineData(false, @"(?<=void GlobalAverage.*?channel < )(\d+)", 1, "pool (GlobalAverage", "loads")]
    [InlineData(true, @"(?<=ReadOnlySpan<int> Planes0 => \[)(\d+)", 100_000, "stage2.", "stores")]
    [InlineData(true, @"(?<=ReadOnlySpan<int> Planes0 => \[.*?), \d+(?=\];)", 0, "stage2.", "table of planes")]
    [InlineData(
        true,
        @"(?<=void Run\(.*?Depthwise3x3\w*\(ref Unsafe\.Add\(ref arena, \d+\), ref Unsafe\.Add\(ref arena, )(\d+)",
        16,
        "stage2.",
        "stores")]
    public void Run_FaultyKernel_ThrowsBeforeItTouchesAnything(bool split, string number, int more, string layer, string what)
    {
        NetworkSpec spec = split ? s_split : s_residual;
        int changed = 0;
        CheckedNetwork network = new(
            spec, change: file => file.HintName.Contains(".Vector", StringComparison.Ordinal) ? Change(file) : file);
        using RandomTensors weights = new(spec, 1);
        float[] input = RandomInput.Of(spec, 2);

        Assert.Equal(VectorIsa.All.Count, changed);
        foreach (int bits in WidthSwitch.Widths)
        {
            string message = Assert.Throws<MemoryCheckException>(() => network.Run(bits, weights, input)).Message;
            Assert.StartsWith(layer, message, StringComparison.Ordinal);
            Assert.Contains(what, message, StringComparison.Ordinal);
        }

        EmittedFile Change(EmittedFile file) => file with
        {
            Source = new Regex(number, RegexOptions.Singleline).Replace(
                file.Source,
                match =>
                {
                    changed++;
                    return match.Groups[1].Success
                        ? $"{int.Parse(match.Value, System.Globalization.CultureInfo.InvariantCulture) + more}"
                        : "";
                },
                1),
        };
    }

    /// <summary>The kernels are right and are called with the address of something else.</summary>
    [Theory]
    [InlineData("stage2.0.pw1", 16)]
    [InlineData("stage2.0.dw", -16)]
    [InlineData("stage2.1.pw2", 100_000)]
    [InlineData("pool", 5000)]
    public void Run_FaultyPlan_ThrowsBeforeTheLayer(string step, int more)
    {
        NetworkPlan plan = NetworkCompiler.Compile(s_residual, new() { Checked = true });
        plan = plan with
        {
            Steps = [.. plan.Steps.Select(other => other.Name == step
                ? other with { Destination = other.Destination.Plus(more) } : other)],
        };
        CheckedNetwork network = new(s_residual, plan);
        using RandomTensors weights = new(s_residual, 1);

        string message = Assert.Throws<MemoryCheckException>(() => network.Run(128, weights, RandomInput.Of(s_residual, 2))).Message;

        Assert.StartsWith(step, message, StringComparison.Ordinal);
        Assert.Contains("not within one living buffer", message, StringComparison.Ordinal);
    }

    /// <summary>A buffer that dies before it is read: what the reader finds there is not a number.</summary>
    [Fact]
    public void Run_ValueThatDiesTooEarly_IsNoNumber()
    {
        NetworkPlan plan = NetworkCompiler.Compile(s_residual, new() { Checked = true });
        MemoryRegion mean = plan.Memory.Regions.Single(region => region.Tensors.Contains("mean"));
        plan = plan with
        {
            Memory = plan.Memory with
            {
                Regions =
                [
                    .. plan.Memory.Regions.Select(region =>
                        region == mean ? mean with { FirstStep = mean.LastStep, LastStep = mean.LastStep } : region),
                ],
            },
        };
        CheckedNetwork network = new(s_residual, plan);
        using RandomTensors weights = new(s_residual, 1);

        string message = Assert.Throws<MemoryCheckException>(() => network.Run(128, weights, RandomInput.Of(s_residual, 2))).Message;

        Assert.StartsWith("pool (GlobalAverage) stores arena[", message, StringComparison.Ordinal);
    }

    // A call that is given memory, of which the first reference is not one that was checked.
    private const string Reference =
        @"(LoadUnsafe|StoreUnsafe|\.Broadcast|(?<!check)\.Load(Plus)?(Together)?|(?<!check)\.Store(Max)?(Together)?"
        + @"|Gathered|Scatter|\dx\d\.Fma|LoadTaps\w*|Simd\.(Load|Store|Copy|Clear|Softmax|Broadcast)\w*)\((?:(?!ref ).)*ref (?!check\.)";

    // A float that is read or written where it stands; how many rows a window has is counted, not read.
    private const string Element = @"\bUnsafe\.(Read|Write)|^\s*Unsafe\.Add\(.*\) =|Vector\d+\.Create\((?!check\.|counted\d)[a-z]"
        + @"|(Create|Fill|Add|Fma)\((\w+, )?(Unsafe|w\)|x\))";

    [Fact]
    public void Emit_Unchecked_HasNoTraceOfIt_AndEveryAccessOfCheckedAsks()
    {
        foreach (NetworkSpec spec in (NetworkSpec[])[s_residual, s_split])
        {
            Assert.All(Sources(spec), source => Assert.DoesNotContain("check.", source, StringComparison.OrdinalIgnoreCase));
            Assert.All(Sources(spec), source => Assert.DoesNotContain("MemoryCheck", source, StringComparison.Ordinal));
            Assert.All(Sources(spec, new() { Checked = true }).Skip(1), source => Assert.DoesNotMatch($"{Reference}|{Element}", source));
        }

        static IEnumerable<string> Sources(NetworkSpec spec, CompileOptions? options = null) =>
            CompiledNetwork.Emit(spec, options).Select(file => file.Source);
    }
}
