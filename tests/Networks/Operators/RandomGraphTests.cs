using CsCheck;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Generator.Passes;
using ShuffleNet.Compiler.Generator.Plan;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Properties;
using ShuffleNet.Compiler.Tests.Support.Reference;

namespace ShuffleNet.Compiler.Tests.Networks.Operators;

/// <summary>Random graphs of operators, compiled and run, against the naive interpreter of the graph as it was built.</summary>
public class RandomGraphTests
{
    private const double Tolerance = 1e-4;

    [Fact]
    public void Run_RandomGraph_AgreesWithReference() => Agrees(count: 8);

    [Fact(Explicit = true), Trait(Stage.Name, Stage.Long)]
    public void Run_MoreRandomGraphs_AgreeWithReference() => Agrees(count: 24);

    [Fact(Explicit = true), Trait(Stage.Name, Stage.Sweep)]
    public void Run_ManyRandomGraphs_AgreeWithReference() => Agrees(count: 400);

    /// <summary>Every valid graph has a plan: many more are only planned.</summary>
    [Fact]
    public void Plan_RandomGraph_ThrowsNothing() => IsPlanned(count: 200);

    [Fact(Explicit = true), Trait(Stage.Name, Stage.Sweep)]
    public void Plan_ManyRandomGraphs_ThrowNothing() => IsPlanned(count: 20_000);

    // On one or two threads, checked or not, at every width of this machine.
    private static void Agrees(int count) => Property.Hold(Gen.Int[0, 1 << 30], Compare, count, seed => $"new RandomGraph({seed})");

    private static void IsPlanned(int count) => Property.Hold(
        Gen.Int[0, 1 << 30], seed => Planner.Plan(PassPipeline.Run(new RandomGraph(seed).Graph)), count, seed => $"new RandomGraph({seed})");

    private static void Compare(int seed)
    {
        RandomGraph random = new(seed);
        NetworkGraph graph = random.Graph;
        int threads = 1 + (seed % 2);
        bool isChecked = threads == 1 && seed % 4 < 2;

        // The class is one of a backbone, whose stages are the outputs.
        NetworkSpec spec = new() { Stages = new([new(4, 1, 2)]), OutputStages = [.. Enumerable.Range(2, graph.Outputs.Count)] };
        CompileOptions options = new() { Threads = threads, Checked = isChecked };
        AnyWidthNetwork network = new(spec, options, NetworkCompiler.Compile(graph, options));
        double[] expected = [.. new ReferenceGraph(graph, random.Tensors).Run(random.Input).SelectMany(output => output.Values)];
        float[] input = Array.ConvertAll(random.Input.Values, value => (float)value);
        foreach (int bits in WidthSwitch.Widths)
        {
            Assert.InRange(Difference.Relative(expected, network.Run(bits, random.Tensors, input)), 0, Tolerance);
        }
    }
}
