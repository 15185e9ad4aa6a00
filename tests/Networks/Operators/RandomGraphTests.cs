using CsCheck;
using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Generator.Passes;
using ShuffleNet.Compiler.Generator.Plan;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Onnx;
using ShuffleNet.Compiler.Tests.Support.Properties;
using ShuffleNet.Compiler.Tests.Support.Reference;

namespace ShuffleNet.Compiler.Tests.Networks.Operators;

/// <summary>
/// Random graphs of operators, compiled and run, against two others that compute the graph as it was built: the naive interpreter and
/// ONNX Runtime.
/// </summary>
public class RandomGraphTests
{
    private const double Tolerance = 1e-4;

    [Fact]
    public void Run_RandomGraph_AgreesWithReference() => Agrees(count: 20);

    [Fact(Explicit = true), Trait(Stage.Name, Stage.Long)]
    public void Run_MoreRandomGraphs_AgreeWithReference() => Agrees(count: 24);

    [Fact(Explicit = true), Trait(Stage.Name, Stage.Sweep)]
    public void Run_ManyRandomGraphs_AgreeWithReference() => Agrees(count: 400);

    /// <summary>Every valid graph has a plan: many more are only planned.</summary>
    [Fact]
    public void Plan_RandomGraph_ThrowsNothing() => IsPlanned(count: 200);

    [Fact(Explicit = true), Trait(Stage.Name, Stage.Sweep)]
    public void Plan_ManyRandomGraphs_ThrowNothing() => IsPlanned(count: 20_000);

    /// <summary>The two references do not need the compiler, so they are compared on many more.</summary>
    [Fact]
    public void Run_RandomGraph_ReferencesAgree() =>
        Property.Hold(Gen.Int[0, 1 << 30], CompareReferences, count: 100, seed => $"new RandomGraph({seed})");

    /// <summary>No operator is left out of the comparisons; copies are what the compiler makes of others.</summary>
    [Fact]
    public void Build_HundredRandomGraphs_HaveEveryOperator()
    {
        HashSet<Type> drawn =
        [
            .. Enumerable.Range(0, 100).SelectMany(seed => new RandomGraph(seed).Graph.Nodes).Select(node => node.GetType()),
        ];

        Assert.Empty(
            typeof(Node).Assembly
                .GetTypes()
                .Where(type => type.IsSubclassOf(typeof(Node)) && !type.IsAbstract && type != typeof(CopyNode))
                .Except(drawn));
    }

    // On one or two threads, checked or not, at every width of this machine.
    private static void Agrees(int count) => Property.Hold(Gen.Int[0, 1 << 30], Compare, count, seed => $"new RandomGraph({seed})");

    private static void IsPlanned(int count) => Property.Hold(
        Gen.Int[0, 1 << 30],
        seed => Planner.Plan(PassPipeline.Run(new RandomGraph(seed).Graph)),
        count,
        seed => $"new RandomGraph({seed})");

    private static void Compare(int seed)
    {
        RandomGraph random = new(seed);
        NetworkGraph graph = random.Graph;
        (double[] expected, float[] byRuntime) = References(random);
        int threads = 1 + (seed % 2);
        bool isChecked = threads == 1 && seed % 4 < 2;
        CompileOptions options = new() { Threads = threads, Checked = isChecked };
        AnyWidthNetwork network = new(graph, options);
        foreach (int bits in WidthSwitch.Widths)
        {
            float[] result = network.Run(bits, random.Tensors, Input(random));
            Assert.InRange(Difference.Relative(expected, result), 0, Tolerance);
            Assert.InRange(Difference.Relative(Array.ConvertAll(byRuntime, value => (double)value), result), 0, Tolerance);
        }

        CompareOverlapping((GraphRunner)network.Runner, random);
    }

    /// <summary>Where an output may lie in the input, that changes no bit of the answer; where it may not, Run says so.</summary>
    private static void CompareOverlapping(GraphRunner network, RandomGraph random)
    {
        float[] input = Input(random);
        float[][] expected = network.Run(random.Tensors, input);
        foreach (int distance in (int[])[0, 1 - input.Length, input.Length / 2])
        {
            try
            {
                Assert.Equal(expected, network.RunOverlapping(random.Tensors, input, distance));
            }
            catch (ArgumentException exception)
            {
                Assert.Contains("shares memory with the input", exception.Message, StringComparison.Ordinal);
            }
        }
    }

    private static void CompareReferences(int seed)
    {
        (double[] expected, float[] byRuntime) = References(new RandomGraph(seed));
        Assert.InRange(Difference.Relative(expected, byRuntime), 0, Tolerance);
    }

    private static (double[] ByInterpreter, float[] ByRuntime) References(RandomGraph random)
    {
        using OnnxSession session = new(OnnxOperators.Write(random.Graph, random.Tensors));
        return (
        [
            .. new ReferenceGraph(random.Graph, random.Tensors).Run(random.Input).SelectMany(output => output.Values),
        ], session.Run(Input(random)));
    }

    private static float[] Input(RandomGraph random) => Array.ConvertAll(random.Input.Values, value => (float)value);
}
