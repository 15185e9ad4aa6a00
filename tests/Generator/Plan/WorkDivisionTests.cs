using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Generator.Plan;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Generator.Plan;

/// <summary>
/// Walks plans for several threads float by float: what a step reads and writes is worked out here from what its kernel means.
/// </summary>
public class WorkDivisionTests
{
    private static readonly int[] s_counts = [2, 5];

    public static TheoryData<string, int> Networks => Divided(NetworkCases.QuickNames.Concat(BackboneCases.QuickNames), IsSmall);

    public static TheoryData<string, int> More => Divided(NetworkCases.QuickNames.Concat(BackboneCases.QuickNames), name => !IsSmall(name));

    public static TheoryData<string, int> Most => Divided(NetworkCases.LongNames.Concat(BackboneCases.LongNames), _ => true);

    [Theory]
    [MemberData(nameof(Networks))]
    public void Divide_Network_LeavesNoRaceAndComputesEachElementOnce(string name, int threads) => Check(name, threads);

    [Theory(Explicit = true), Trait(Stage.Name, Stage.Long)]
    [MemberData(nameof(More))]
    [MemberData(nameof(Most))]
    public void Divide_MoreNetworks_LeavesNoRaceAndComputesEachElementOnce(string name, int threads) => Check(name, threads);

    private static TheoryData<string, int> Divided(IEnumerable<string> names, Func<string, bool> which) =>
        [.. names.Where(which).SelectMany(name => s_counts.Select(threads => new TheoryDataRow<string, int>(name, threads)))];

    // Every float of a plan is looked at, some of them a hundred times.
    private static bool IsSmall(string name) => Spec(name) is { InputHeight: <= 80, InputWidth: <= 160 };

    /// <summary>
    /// Each element is computed once, from the inputs that one thread would take, and no float is shared between two barriers.
    /// </summary>
    private static void Check(string name, int threads) => Check(Compile(name, threads), threads);

    private static void Check(NetworkPlan plan, int threads)
    {
        Assert.Null(FirstRace(plan, plan.ParallelSteps.Select(step => step.NeedsBarrier)));
        foreach ((Step whole, ParallelStep shared) in plan.Steps.Zip(plan.ParallelSteps))
        {
            Step[] parts = [.. shared.Slices.SelectMany(part => part)];

            Assert.Equal(threads, shared.Slices.Count);
            Place[] written = [.. parts.SelectMany(Writes)];
            Assert.Equal(written.Length, written.Distinct().Count());
            Assert.True(Writes(whole).ToHashSet().SetEquals(written), whole.Name);
            Assert.True(Reads(whole).ToHashSet().SetEquals(parts.SelectMany(Reads)), whole.Name);
        }
    }

    /// <summary>Every operator that the published networks do not have, on planes that are divided by rows and on small ones.</summary>
    [Theory]
    [InlineData(32, 24, 2)]
    [InlineData(32, 24, 5)]
    [InlineData(5, 7, 2)]
    [InlineData(5, 7, 5)]
    public void Divide_GeneralOperators_LeavesNoRaceAndComputesEachElementOnce(int height, int width, int threads)
    {
        GraphBuilder builder = new(TensorType.Float32(new(6, height, width)));
        Slice x = builder.Convolution("grouped", builder.Input, 8, "w1", 5, 1, new Padding(1, 2, 3, 2), 2);
        x = builder.Activate("silu", builder.Shuffle("shuffle", x, Permutation.Shuffle(8, 2)), Activation.Silu);
        Slice narrow = builder.Convolution("uneven", x, 8, "w2", 3, 2, new Padding(0, 1, 1, 0), 8);
        narrow = builder.Pool("large", narrow, 5, 1, new Padding(2, 1, 2, 3), PoolRounding.Floor, AverageDivisor.WindowSize);
        narrow = builder.Pool("average", narrow, 3, 1, 1, PoolRounding.Floor, AverageDivisor.ValidElements);
        Slice gates = builder.Activate(
            "gates", builder.Linear("squeeze", builder.GlobalAverage("mean", narrow), 8, "w3", true), Activation.HardSigmoid);
        narrow = builder.Scale("scale", narrow, gates);
        Slice near = builder.Upsample("near", narrow, bilinear: false);
        Slice wide = builder.Upsample("wide", narrow, bilinear: true);
        builder.Output("sum", builder.Add("three", [near, wide, near]));
        builder.Output("classes", builder.Softmax("softmax", builder.Linear("classify", narrow, 300, "w4", false)));

        NetworkPlan plan = NetworkCompiler.Compile(builder.Build(), new() { Threads = threads });

        Assert.Superset(
            new HashSet<Type>([typeof(GroupedConvolutionKernel), typeof(AveragePoolKernel), typeof(ElementwiseKernel),
                typeof(ScaleKernel), typeof(UpsampleKernel), typeof(SoftmaxKernel), typeof(DepthwiseKernel)]),
            plan.Steps.Select(step => step.Kernel.GetType()).ToHashSet());
        Check(plan, threads);
    }

    /// <summary>Leave out any barrier, and two threads touch the same float.</summary>
    [Theory]
    [InlineData("short Paper g=3 1x 64x64")]
    [InlineData("short Megvii g=8 0.5x 32x32")]
    [InlineData("short V2 Megvii 0.5x 64x64")]
    public void Divide_Network_MeetsNoOftenerThanItMust(string name)
    {
        NetworkPlan plan = Compile(name, 2);
        bool[] barriers = [.. plan.ParallelSteps.Select(step => step.NeedsBarrier)];

        Assert.Contains(true, barriers);
        for (int step = 0; step < barriers.Length; step++)
        {
            if (barriers[step])
            {
                string? race = FirstRace(plan, barriers.Select((barrier, index) => barrier && index != step));
                Assert.True(race is not null, $"nothing needs the barrier before {plan.Steps[step].Name}");
            }
        }
    }

    /// <summary>The work of the slower thread, in multiply-adds, is nearly half.</summary>
    [Theory]
    [InlineData(2, 0.53)]
    [InlineData(4, 0.28)]
    public void Divide_LargeNetwork_SharesTheWorkEvenly(int threads, double most)
    {
        NetworkPlan plan = NetworkCompiler.Compile(Presets.Of(ShuffleNetDialect.Megvii, 3, 1), new() { Threads = threads });

        for (int thread = 0; thread < threads; thread++)
        {
            double part = plan.ParallelSteps.SelectMany(step => step.Slices[thread]).Sum(MultiplyAdds);
            Assert.InRange(part / plan.MultiplyAdds, 0, most);
        }
    }

    [Fact]
    public void Divide_OneThread_ChangesNothing() => Assert.Empty(Compile("fashion", 1).ParallelSteps);

    private static NetworkPlan Compile(string name, int threads) =>
        NetworkCompiler.Compile(Spec(name), new() { Threads = threads });

    private static NetworkSpec Spec(string name) => BackboneCases.Find(name) ?? NetworkCases.Get(name);

    /// <summary>The first float that one thread writes and another touches between two barriers, in words.</summary>
    private static string? FirstRace(NetworkPlan plan, IEnumerable<bool> barriers)
    {
        TouchedFloats touched = new(plan);
        foreach ((ParallelStep step, bool barrier, string name) in plan.ParallelSteps.Zip(barriers, plan.Steps.Select(step => step.Name)))
        {
            if (barrier)
            {
                touched.Pass();
            }

            for (int thread = 0; thread < step.Slices.Count; thread++)
            {
                foreach (Step part in step.Slices[thread])
                {
                    foreach (Place place in Reads(part))
                    {
                        if (touched.Read(place, thread))
                        {
                            return $"step {name}: thread {thread} reads {place}, which another wrote";
                        }
                    }

                    foreach (Place place in Writes(part).Concat(Scratch(part)))
                    {
                        if (touched.Write(place, thread))
                        {
                            return $"step {name}: thread {thread} writes {place}, which another wrote or read";
                        }
                    }
                }
            }
        }

        return null;
    }

    private static IEnumerable<Place> Reads(Step step) => step.Kernel switch
    {
        PointwiseKernel kernel => Planes(step.Source, kernel, kernel.Load, step.LoadPlanes, kernel.Inputs).Concat(Shortcut(step, kernel)),
        StemKernel kernel => Windows(
            step.Source, kernel.Convolution.Input, Convolved(kernel), 3, kernel.Convolution.Stride, 1),
        ConvolutionKernel kernel => Windows(step.Source, kernel.Input, kernel.FirstRow, kernel.Rows, 3, kernel.Stride, 1),
        DepthwiseKernel kernel => Windows(
            step.Source, kernel.Input, kernel.FirstRow, kernel.Rows, kernel.Kernel, kernel.Stride, kernel.Above),
        GroupedConvolutionKernel kernel => Windows(
            step.Source, kernel.Input, kernel.FirstRow, kernel.Rows, kernel.Kernel, kernel.Stride, kernel.Padding.Top),
        AveragePoolKernel kernel => Windows(
            step.Source, kernel.Input, kernel.FirstRow, kernel.Rows, kernel.Kernel, kernel.Stride, kernel.Padding.Top),
        ElementwiseKernel kernel => step.Operands.Prepend(step.Source).SelectMany(operand => Floats(operand, 0, kernel.Length)).Distinct(),
        ScaleKernel kernel => Floats(step.Source, 0, kernel.Channels * kernel.Pixels).Concat(Floats(step.Operands[0], 0, kernel.Channels)),
        UpsampleKernel kernel => Floats(step.Source, 0, kernel.Input.Length),
        GlobalAverageKernel kernel => Floats(step.Source, 0, kernel.Channels * kernel.Pixels),
        LinearKernel kernel => Floats(step.Source, 0, kernel.Inputs),
        CopyKernel kernel => kernel.Spans.SelectMany(run => Floats(step.Source, run.Source, run.Count)),
        SoftmaxKernel kernel => Floats(step.Source, 0, kernel.Count),
        _ => throw new InvalidOperationException(step.Name),
    };

    private static IEnumerable<Place> Writes(Step step) => step.Kernel switch
    {
        PointwiseKernel kernel => Planes(step.Destination, kernel, kernel.Store, step.StorePlanes, kernel.Outputs),
        StemKernel kernel => Rows(step.Destination, kernel.Pool.Output, kernel.FirstRow, kernel.Rows),
        ConvolutionKernel kernel => Rows(step.Destination, kernel.Output, kernel.FirstRow, kernel.Rows),
        DepthwiseKernel kernel => Rows(step.Destination, kernel.Output, kernel.FirstRow, kernel.Rows),
        GroupedConvolutionKernel kernel => Rows(step.Destination, kernel.Output, kernel.FirstRow, kernel.Rows),
        AveragePoolKernel kernel => Rows(step.Destination, kernel.Output, kernel.FirstRow, kernel.Rows),
        ElementwiseKernel kernel => Floats(step.Destination, 0, kernel.Length),
        ScaleKernel { StoresListed: true } kernel => step.StorePlanes
            .SelectMany(plane => Floats(step.Destination, plane * kernel.Pixels, kernel.Pixels)),
        ScaleKernel kernel => Floats(step.Destination, 0, kernel.Channels * kernel.Pixels),
        UpsampleKernel kernel => Floats(step.Destination, 0, 4 * kernel.Input.Length),
        GlobalAverageKernel kernel => Floats(step.Destination, 0, kernel.Channels),
        LinearKernel kernel => Floats(step.Destination, 0, kernel.Outputs),
        CopyKernel kernel => kernel.Spans.SelectMany(run => Floats(step.Destination, run.Destination, run.Count)),
        SoftmaxKernel kernel => Floats(step.Destination, 0, kernel.Count),
        _ => throw new InvalidOperationException(step.Name),
    };

    /// <summary>What a step writes and reads again.</summary>
    private static IEnumerable<Place> Scratch(Step step) => step.Kernel is StemKernel kernel
        ? Floats(step.Scratch!, 0, kernel.BandLength)
        : [];

    /// <summary>The rows of the convolution that are under the pool's windows; of the whole pool all of them.</summary>
    private static IEnumerable<int> Convolved(StemKernel kernel) => kernel.Rows == kernel.Pool.Output.Height
        ? Enumerable.Range(0, kernel.Convolution.Output.Height)
        : Under(Enumerable.Range(kernel.FirstRow, kernel.Rows), kernel.Pool.Kernel,
            kernel.Pool.Stride, kernel.Pool.Padding, kernel.Convolution.Output.Height);

    private static IEnumerable<Place> Shortcut(Step step, PointwiseKernel kernel) => kernel.Residual == ResidualMode.None
        ? []
        : Planes(step.Residual ?? step.Destination, kernel, kernel.Store, step.StorePlanes, kernel.Outputs);

    private static IEnumerable<Place> Planes(
        Address first, PointwiseKernel kernel, PlaneAccess access, EquatableArray<int> list, int perGroup) =>
        from channel in Enumerable.Range(0, kernel.Groups * perGroup)
        let plane = access.IsIndexed ? list[channel] : (channel / perGroup * access.GroupStep) + (channel % perGroup * access.ChannelStep)
        from place in Floats(first, plane * kernel.Plane, kernel.Pixels)
        select place;

    private static IEnumerable<Place> Rows(Address first, TensorShape shape, int row, int count) =>
        Enumerable.Range(0, shape.Channels)
            .SelectMany(channel => Floats(first, ((channel * shape.Height) + row) * shape.Width, count * shape.Width));

    /// <summary>The rows under the windows of some output rows, each once.</summary>
    private static IEnumerable<Place> Windows(Address first, TensorShape shape, int row, int count, int kernel, int stride, int padding) =>
        Windows(first, shape, Enumerable.Range(row, count), kernel, stride, padding);

    private static IEnumerable<Place> Windows(
        Address first, TensorShape shape, IEnumerable<int> outputs, int kernel, int stride, int padding) =>
        from input in Under(outputs, kernel, stride, padding, shape.Height)
        from place in Rows(first, shape, input, 1)
        select place;

    private static IEnumerable<int> Under(IEnumerable<int> outputs, int kernel, int stride, int padding, int height) => outputs
        .SelectMany(output => Enumerable.Range((output * stride) - padding, kernel))
        .Where(input => input >= 0 && input < height)
        .Distinct();

    private static IEnumerable<Place> Floats(Address first, int offset, int count)
    {
        int memory = first.Source == MemorySource.Arena ? 0 : first.Source == MemorySource.Input ? 1 : 2 + first.Output;
        return Enumerable.Range(first.Index + offset, count).Select(place => new Place(memory, place));
    }

    private static double MultiplyAdds(Step step) => step.Kernel switch
    {
        PointwiseKernel kernel => (double)kernel.Inputs * kernel.Outputs * kernel.Groups * kernel.Pixels,
        StemKernel { Convolution: ConvolutionKernel convolution } kernel =>
            9.0 * convolution.Input.Channels * convolution.Output.Channels * 2 * kernel.Rows * convolution.Output.Width,
        ConvolutionKernel kernel => 9.0 * kernel.Input.Channels * kernel.Output.Channels * kernel.Rows * kernel.Output.Width,
        DepthwiseKernel { Operation: DepthwiseOperation.Convolve } kernel =>
            9.0 * kernel.Output.Channels * kernel.Rows * kernel.Output.Width,
        LinearKernel kernel => (double)kernel.Inputs * kernel.Outputs,
        _ => 0,
    };

    /// <summary>A float: of the arena, the input, the first output and so on.</summary>
    private readonly record struct Place(int Memory, int Index);

    /// <summary>Which threads have touched each float since they last met.</summary>
    private sealed class TouchedFloats(NetworkPlan plan)
    {
        private readonly (int Passed, byte Writers, byte Readers)[][] _touched =
            [.. plan.Outputs.Select(output => output.Type.Shape.Length).Prepend(plan.Input.Shape.Length)
                .Prepend(plan.Memory.Length / sizeof(float)).Select(length => new (int, byte, byte)[length])];

        private int _passed = 1;

        public void Pass() => _passed++;

        /// <returns>Whether another thread wrote it.</returns>
        public bool Read(Place place, int thread)
        {
            ref (int Passed, byte Writers, byte Readers) state = ref State(place);
            state.Readers |= (byte)(1 << thread);
            return (state.Writers & ~(1 << thread)) != 0;
        }

        /// <returns>Whether another thread wrote or read it.</returns>
        public bool Write(Place place, int thread)
        {
            ref (int Passed, byte Writers, byte Readers) state = ref State(place);
            state.Writers |= (byte)(1 << thread);
            return ((state.Writers | state.Readers) & ~(1 << thread)) != 0;
        }

        private ref (int Passed, byte Writers, byte Readers) State(Place place)
        {
            ref (int Passed, byte Writers, byte Readers) state = ref _touched[place.Memory][place.Index];
            if (state.Passed != _passed)
            {
                state = (_passed, 0, 0);
            }

            return ref state;
        }
    }
}
