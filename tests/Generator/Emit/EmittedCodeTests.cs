using System.Globalization;
using System.Text.RegularExpressions;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Emit;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Generator.Emit;

public class EmittedCodeTests
{
    [Fact]
    public void Emit_UnderForeignCulture_GivesTheSameBytes()
    {
        NetworkModel model = new(CompiledNetwork.TestType, NetworkCases.Get("fashion"));
        IReadOnlyList<EmittedFile> expected = NetworkCompiler.Emit(model);
        CultureInfo before = CultureInfo.CurrentCulture;

        // What fi-FI does to numbers; the cultures themselves are not on every machine.
        CultureInfo foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        foreign.NumberFormat.NegativeSign = "\u2212";
        foreign.NumberFormat.NumberDecimalSeparator = ",";
        foreign.NumberFormat.NumberGroupSeparator = "\u00a0";
        try
        {
            CultureInfo.CurrentCulture = foreign;
            Assert.Equal(expected, NetworkCompiler.Emit(model));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.All(expected, file => Assert.DoesNotContain('\r', file.Source));
    }

    // Of activations; weights are pinned.
    private const string LoadsThroughPointer = @"\.Load(Plus)?Together\(|LoadTapsByTurns|Simd\.Load(3|4|EvenOdd)";
    private const string StoresThroughPointer = @"\.Store(Max)?Together\(|Simd\.Store(3|4|EvenOdd)";

    // The collector may move a caller's span between taking its address and loading from it.
    [Fact]
    public void Emit_KernelOverACallersSpan_LoadsByReferenceAlone()
    {
        NetworkSpec spec = Presets.SplitOf(ShuffleNetDialect.Torchvision, 0.5) with { OutputStages = [4], HeadChannels = 0 };
        string source = CompiledNetwork.EmitKernels(spec, "Vector128");
        Assert.All(
            Kernels(source, @"ref (Unsafe\.Add\(ref )?(stage4|input)\b"), kernel => Assert.DoesNotMatch(LoadsThroughPointer, kernel));
        Assert.All(
            Kernels(source, @"[^,]*(, \d+\))?, ref (Unsafe\.Add\(ref )?stage4\b"),
            kernel => Assert.DoesNotMatch(StoresThroughPointer, kernel));
        Assert.Matches(LoadsThroughPointer, source);
        Assert.Matches(StoresThroughPointer, source);
    }

    /// <summary>The methods of the calls whose arguments begin like that.</summary>
    private static IEnumerable<string> Kernels(string source, string arguments)
    {
        MatchCollection calls = Regex.Matches(source, @"^        (Pointwise\w+|Depthwise\w+)\(" + arguments, RegexOptions.Multiline);
        string[] names = [.. calls.Select(call => call.Groups[1].Value).Distinct()];
        Assert.NotEmpty(names);
        return names.Select(name =>
        {
            string kernel = source[source.IndexOf($"void {name}(", StringComparison.Ordinal)..];
            return kernel[..kernel.IndexOf("\n    }\n", StringComparison.Ordinal)];
        });
    }
}
