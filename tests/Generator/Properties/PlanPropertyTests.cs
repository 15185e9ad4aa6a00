using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Generator.Passes;
using ShuffleNet.Compiler.Generator.Plan;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Properties;

namespace ShuffleNet.Compiler.Tests.Generator.Properties;

/// <summary>
/// The plan of any valid spec, walked float by float: each step finds in its operands what the graph says was written there, whatever
/// has been written since, and nothing leaves its memory.
/// </summary>
public class PlanPropertyTests
{
    private const int Nothing = -2;
    private const int NetworkInput = -1;

    [Fact]
    public void Plan_RandomSpec_LosesNoLivingValue() => LosesNoLivingValue(count: 10);

    [Fact(Explicit = true), Trait(Stage.Name, Stage.Long)]
    public void Plan_MoreRandomSpecs_LoseNoLivingValue() => LosesNoLivingValue(count: 100);

    [Fact(Explicit = true), Trait(Stage.Name, Stage.Sweep)]
    public void Plan_ManyRandomSpecs_LoseNoLivingValue() => LosesNoLivingValue(count: 5000);

    // In a checked class a margin stands between buffers that are alive together.
    [Fact]
    public void Plan_RandomCheckedSpec_KeepsBuffersApart() => KeepsBuffersApart(count: 5);

    [Fact(Explicit = true), Trait(Stage.Name, Stage.Long)]
    public void Plan_MoreRandomCheckedSpecs_KeepBuffersApart() => KeepsBuffersApart(count: 40);

    [Fact(Explicit = true), Trait(Stage.Name, Stage.Sweep)]
    public void Plan_ManyRandomCheckedSpecs_KeepBuffersApart() => KeepsBuffersApart(count: 2000);

    private static void LosesNoLivingValue(int count) =>
        Property.Hold(RandomSpecs.Valid, spec => Walk(NetworkResolver.Resolve(spec.ToRaw()).Spec!), count, spec => AttributeText.Of(spec));

    private static void KeepsBuffersApart(int count) => Property.Hold(
        RandomSpecs.Valid,
        spec =>
        {
            NetworkSpec network = NetworkResolver.Resolve(spec.ToRaw()).Spec!;
            Walk(network, apart: true);
            IReadOnlyList<MemoryRegion> regions = NetworkCompiler.Compile(network, new() { Checked = true }).Memory.Regions;
            Assert.All(regions, region => Assert.DoesNotContain(regions, other => other != region
                && other.FirstStep <= region.LastStep && region.FirstStep <= other.LastStep
                && other.Offset < region.End + MemoryMargin.Bytes && region.Offset < other.End + MemoryMargin.Bytes));
        },
        count,
        spec => AttributeText.Of(spec));

    private static void Walk(NetworkSpec spec, bool apart = false)
    {
        NetworkGraph graph = LayoutCopies.Insert(PassPipeline.Run(NetworkFamily.Build(spec)));
        NetworkPlan plan = Planner.Plan(graph, apart: apart);

        // Of every float which step wrote it last.
        int[] input = [.. Enumerable.Repeat(NetworkInput, plan.Input.Shape.Length)];
        int[] arena = [.. Enumerable.Repeat(Nothing, plan.Memory.Length / sizeof(float))];
        int[][] outputs = [.. plan.Outputs.Select(output => Enumerable.Repeat(Nothing, output.Type.Shape.Length).ToArray())];
        int weights = 0;
        for (int index = 0; index < plan.Steps.Count; index++)
        {
            Step step = plan.Steps[index];
            Node node = graph.Nodes[index];
            Assert.Equal(node.Name, step.Name);
            Assert.Equal(Writers(node.Inputs), Counted(StepMemory.Loads(step).SelectMany(Floats)));
            IReadOnlyList<MemoryRange> stores = StepMemory.Stores(step);
            Assert.Equal(node.Output.Type.Bytes, stores.Sum(range => range.Length));
            foreach (MemoryRange range in stores)
            {
                Assert.NotEqual(MemorySource.Input, range.Source);
                Part(range).Fill(index);
            }

            if (step.Weights is PackedLayer layer)
            {
                Assert.InRange(layer.Offset, weights, plan.WeightBytes - layer.Length);
                weights = layer.Offset + layer.Length;
            }
        }

        for (int output = 0; output < outputs.Length; output++)
        {
            Assert.Equal(Writers([graph.Outputs[output].Slice]), Counted(outputs[output]));
        }

        int[] Memory(MemoryRange range) => range.Source switch
        {
            MemorySource.Input => input,
            MemorySource.Arena => arena,
            _ => outputs[range.Output],
        };

        Span<int> Part(MemoryRange range) => Memory(range).AsSpan(range.Offset / sizeof(float), range.Length / sizeof(float));

        IEnumerable<int> Floats(MemoryRange range)
        {
            // Kernels may look beyond what they use, so there is a margin on both sides of the arena.
            int margin = range.Source == MemorySource.Arena ? MemoryMargin.Bytes : 0;
            Assert.InRange(range.Offset, margin, (Memory(range).Length * sizeof(float)) - margin - range.Length);
            return Part(range).ToArray();
        }

        // How many floats of what a node reads were written by which step.
        SortedDictionary<int, int> Writers(IEnumerable<Slice> slices)
        {
            SortedDictionary<int, int> floats = [];
            foreach (Slice slice in slices)
            {
                foreach (ChannelSource source in graph.Sources(slice))
                {
                    int writer = source.Tensor == graph.Input.Tensor ? NetworkInput : Enumerable.Range(0, graph.Nodes.Count).Single(
                        node => graph.Nodes[node].Output is Slice written && written.Tensor == source.Tensor
                            && written.First <= source.Channel && source.Channel < written.End);
                    floats[writer] = floats.GetValueOrDefault(writer) + slice.Shape.Plane;
                }
            }

            return floats;
        }

        static SortedDictionary<int, int> Counted(IEnumerable<int> floats) =>
            new(floats.GroupBy(writer => writer).ToDictionary(group => group.Key, group => group.Count()));
    }
}
