using System.Globalization;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Plan;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tool;

namespace ShuffleNet.Compiler.Tests.Packaging.Tool;

/// <summary>The estimate of ARM64 instructions against what benchmarks/arm64 counted.</summary>
public class InstructionEstimateTests
{
    [Theory]
    [InlineData("v1-1x-g3", "V1 megvii")]
    [InlineData("v1-1x-g8", "V1 g8 megvii")]
    [InlineData("v1-1x-g1", "V1 g1 megvii")]
    [InlineData("v1-0.5x-g3", "V1 0.5x megvii")]
    [InlineData("v1-2x-g3", "V1 2x megvii")]
    [InlineData("v1-1x-g3-paper", "V1 paper")]
    [InlineData("v2-1x", "V2")]
    [InlineData("v2-0.5x", "V2 0.5x")]
    public void Of_CountedNetwork_IsWithinOnePercent(string name, string spec)
    {
        double counted = CountedMillions(name);

        NetworkPlan plan = NetworkCompiler.Compile(SpecReader.Read(spec).Spec);
        double estimated = plan.Steps.Sum(step => InstructionEstimate.Of(step.Kernel)) / 1e6;

        Assert.InRange(estimated / counted, 0.99, 1.01);
    }

    [Theory]
    [InlineData("V1 onnxzoo g4 0.5x")]
    [InlineData("V2 Outputs=Stages")]
    [InlineData("V1 megvii 28x28 StemPool=false StemStride=1 InputChannels=1")]
    public void Of_KernelsOfOtherNetworks_IsKnown(string spec)
    {
        NetworkPlan plan = NetworkCompiler.Compile(SpecReader.Read(spec).Spec);

        Assert.All(plan.Steps, step => Assert.True(InstructionEstimate.Of(step.Kernel) > 0, step.Name));
    }

    /// <summary>The total in the table of docs/benchmarks.md, which count.sh printed.</summary>
    private static double CountedMillions(string name)
    {
        IEnumerable<string[]> rows = File.ReadLines(Path.Combine(Repository.Root, "docs", "benchmarks.md"))
            .SkipWhile(line => !line.StartsWith("## ARM64", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries));
        return double.Parse(rows.First(row => row.Length > 2 && row[1] == name)[2], CultureInfo.InvariantCulture);
    }
}
