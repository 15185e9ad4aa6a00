using System.Globalization;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Generator.Plan;
using ShuffleNet.Compiler.Generator.Spec;
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

    /// <summary>Operators that no ShuffleNet has, as model files bring them.</summary>
    [Fact]
    public void Of_KernelsOfAGraph_IsKnown()
    {
        GraphBuilder graph = new(TensorType.Float32(new TensorShape(6, 12, 12)));
        Slice x = graph.Convolution("grouped", graph.Input, 8, new LayerName("grouped", "norm"), 5, 1, 2);
        x = graph.Activate("swish", graph.Add("sum", [x, graph.Pool("average", x, 5, 1, 2, PoolRounding.Floor, AverageDivisor.WindowSize)]),
            new Activation(ActivationKind.HardSwish));
        x = graph.Scale("scale", x, graph.GlobalAverage("squeeze", x));
        x = graph.Concat("join", [graph.Upsample("nearest", x, bilinear: false), graph.Upsample("bilinear", x, bilinear: true)]);
        graph.Output("pixels", graph.Transpose("transpose", x));
        graph.Output("probabilities", graph.Softmax("softmax", graph.Linear("linear", graph.GlobalAverage("mean", x), 10, "linear", true)));

        NetworkPlan plan = NetworkCompiler.Compile(graph.Build(), CompileOptions.Default);

        Assert.All(plan.Steps, step => Assert.True(InstructionEstimate.Of(step.Kernel) > 0, step.Name));
        Assert.Superset(
            new HashSet<Type> { typeof(GroupedConvolutionKernel), typeof(ScaleKernel),
                typeof(UpsampleKernel), typeof(SoftmaxKernel), typeof(TransposeKernel) },
            plan.Steps.Select(step => step.Kernel.GetType()).ToHashSet());
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
