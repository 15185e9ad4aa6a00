using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Emit;
using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Generator.Plan;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Generator.Emit;

/// <summary>
/// One kernel of each kind at each width, from a network of one layer. The files are the documentation of the kernels too, so the
/// shapes are small: two or three blocks of registers and a plane that leaves a rest.
/// </summary>
public class KernelSnapshotTests
{
    public static TheoryData<string, string> Kernels =>
        [.. s_kernels.Keys.SelectMany(kernel => VectorIsa.All.Select(isa => new TheoryDataRow<string, string>(kernel, isa.Type)))];

    private static readonly Dictionary<string, Node[]> s_kernels = new()
    {
        ["Pointwise"] = [Pointwise("conv", Input(6, 5, 7), Output(10, 5, 7), groups: 1)],
        ["PointwiseGroupsAdd"] =
        [
            Pointwise("first", Input(8, 5, 7), Input(8, 5, 7) with { Tensor = "middle" }, groups: 2),
            Pointwise("second", Input(8, 5, 7) with { Tensor = "middle" }, Output(8, 5, 7),
                groups: 2) with { Residual = Input(8, 5, 7) with { Tensor = "middle" } },
        ],
        ["Depthwise3x3"] = [Depthwise(kernel: 3, stride: 1, Output(4, 7, 7))],
        ["Depthwise3x3Stride2"] = [Depthwise(kernel: 3, stride: 2, Output(4, 4, 4))],
        ["Depthwise5x5"] = [Depthwise(kernel: 5, stride: 1, Output(4, 7, 7))],
        ["Convolution3x3"] = [Convolution(Output(4, 6, 10))],
        ["Stem"] = [Convolution(Output(4, 3, 5)) with { Pool = new FusedPool(new TensorShape(4, 6, 10), 1) }],
        ["MaximumPool"] = [new PoolNode("pool", Input(4, 7, 7), Output(4, 4, 4), 3, 2, 1, null)],
        ["AveragePool"] = [new PoolNode("pool", Input(4, 7, 7), Output(4, 4, 4), 3, 2, 1, AverageDivisor.ValidElements)],
        ["GlobalAverage"] = [new GlobalAverageNode("mean", Input(4, 5, 7), Output(4, 1, 1))],
        ["Linear"] = [new LinearNode("classifier", Input(6, 1, 1), Output(20, 1, 1), "weight", true)],
        ["Softmax"] =
        [
            new LinearNode("classifier", Input(6, 1, 1), Output(20, 1, 1) with { Tensor = "logits" }, "weight", true),
            new SoftmaxNode("softmax", Output(20, 1, 1) with { Tensor = "logits" }, Output(20, 1, 1)),
        ],
    };

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Emit_Kernel_IsAsVerified(string kernel, string width)
    {
        Node[] nodes = s_kernels[kernel];
        NetworkGraph graph = new(nodes[0].Inputs[0], [new("output", nodes[^1].Output)], nodes);
        GraphValidator.Validate(graph);
        EmittedClass target = EmittedClass.Of(CompiledNetwork.TestType, "a kernel", CompileOptions.Default);
        string file = NetworkCompiler.Emit(target, Plan(graph, kernel))
            .Single(file => file.HintName.Contains(width, StringComparison.Ordinal)).Source;

        // What stands before the class is about a whole network.
        string source = file[file.IndexOf("internal static class", StringComparison.Ordinal)..];

        Assert.Null(Snapshot.CompareIn("Kernels", $"{kernel}.{width}", source));
    }

    private static NetworkPlan Plan(NetworkGraph graph, string kernel) =>
        kernel == "Stem" ? Planner.Plan(graph, bandBytes: 4 * 5 * 10 * sizeof(float)) : Planner.Plan(graph);

    private static Slice Input(int channels, int height, int width) => new("input", 0, TensorType.Float32(new(channels, height, width)));

    private static Slice Output(int channels, int height, int width) => Input(channels, height, width) with { Tensor = "output" };

    private static ConvolutionNode Pointwise(string name, Slice input, Slice output, int groups) =>
        new(name, input, output, name, 1, 1, 0, groups) { Activation = Activation.Relu };

    private static ConvolutionNode Depthwise(int kernel, int stride, Slice output) =>
        new("conv", Input(4, 7, 7), output, "weight", kernel, stride, kernel / 2, 4);

    private static ConvolutionNode Convolution(Slice output) =>
        new("stem", Input(3, 12, 20), output, "weight", 3, 2, 1, 1) { Activation = Activation.Relu };
}
