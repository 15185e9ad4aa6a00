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

    // The collector may move a caller's span between taking its address and loading from it.
    [Fact]
    public void Emit_KernelOverACallersSpan_LoadsByReferenceAlone()
    {
        NetworkSpec spec = Presets.SplitOf(ShuffleNetDialect.Torchvision, 0.5) with { OutputStages = [4], HeadChannels = 0 };
        string source = CompiledNetwork.EmitKernels(spec, "Vector128");
        string[] overSpans =
        [
            .. Regex.Matches(source, @"^        (Pointwise\w+|Depthwise\w+)\(ref (Unsafe\.Add\(ref )?(stage4|input)\b", RegexOptions.Multiline).Select(call => call.Groups[1].Value).Distinct(),
        ];

        Assert.NotEmpty(overSpans);
        Assert.All(overSpans, name =>
        {
            string kernel = source[source.IndexOf($"void {name}(", StringComparison.Ordinal)..];
            kernel = kernel[..kernel.IndexOf("\n    }\n", StringComparison.Ordinal)];
            Assert.DoesNotContain("Simd.Load3(ref x", kernel);
            Assert.DoesNotContain("Simd.LoadEvenOdd", kernel);
        });
        Assert.Contains("Simd.Load3(ref x", source);
    }
}
