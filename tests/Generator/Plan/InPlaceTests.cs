using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Plan;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Tensors;
using Dialect = ShuffleNet.Compiler.ShuffleNetDialect;

namespace ShuffleNet.Compiler.Tests.Generator.Plan;

/// <summary>
/// Walks the plan of V2 networks float by float. What a unit takes and what passes is worked out here, from the published
/// code: torchvision takes the second half and shuffles what it makes, the authors take the odd channels.
/// </summary>
public class InPlaceTests
{
    public static TheoryData<string> Networks => Split(NetworkCases.QuickNames);

    public static TheoryData<string> More => Split(NetworkCases.LongNames.Concat(NetworkCases.SweepNames));

    [Theory]
    [MemberData(nameof(Networks))]
    public void Plan_Unit_TouchesNoChannelThatPasses(string name) => TouchesNoChannelThatPasses(name);

    [Theory(Explicit = true), Trait(Stage.Name, Stage.Long)]
    [MemberData(nameof(More))]
    public void Plan_UnitOfMoreNetworks_TouchesNoChannelThatPasses(string name) => TouchesNoChannelThatPasses(name);

    /// <summary>Networks that have a unit through which channels pass.</summary>
    private static TheoryData<string> Split(IEnumerable<string> names) =>
        [.. names.Where(name => NetworkCases.Get(name) is { Version: not ShuffleNetVersion.V1 } spec
            && spec.Stages.Any(stage => stage.Repeats > 1))];

    private static void TouchesNoChannelThatPasses(string name)
    {
        NetworkSpec spec = NetworkCases.Get(name);
        Dictionary<string, Step> steps = NetworkCompiler.Compile(spec).Steps.ToDictionary(step => step.Name);

        // Where each channel of what enters a unit stands: the address of its plane.
        List<(MemorySource Memory, int Offset)> channels = [];
        bool checkedAny = false;
        foreach (SplitShape unit in SplitShape.Of(spec))
        {
            string place = $"stage{unit.Stage}.{unit.Repeat}";
            string[] layers = unit.IsXception ? [".dw1", ".pw1", ".dw2", ".pw2", ".dw3", ".pw3"] : [".pw1", ".dw", ".pw2"];
            Step[] branch = [.. layers.Concat(unit.Squeezes ? [".se"] : []).Select(layer => steps[place + layer])];
            if (unit.Concatenates)
            {
                channels = [.. Written(steps[place + ".shortcut.pw"]), .. Written(branch[^1])];
            }
            else if (channels.Count > 0)
            {
                List<(MemorySource Memory, int Offset)> passing = [.. channels.Where((_, channel) => Passes(spec, channel, unit))];
                List<(MemorySource Memory, int Offset)> taken = [.. channels.Except(passing)];
                int plane = Plane(branch[0], input: true);
                HashSet<(MemorySource, int)> passingFloats = [.. Floats(passing, plane)];
                foreach (Step step in branch)
                {
                    Assert.DoesNotContain(Floats(Read(step), Plane(step, input: true)), passingFloats.Contains);
                    Assert.DoesNotContain(Floats(Written(step), Plane(step, input: false)), passingFloats.Contains);
                }

                // The branch reads what it takes, each channel by its own column of the weights, and writes over it.
                Assert.Equal(taken, Read(branch[0]));
                Assert.Equal(taken.Order(), Written(branch[^1]).Order());
                channels = [.. passing, .. Written(branch[^1])];
                checkedAny = true;
            }

            if (spec.Dialect == Dialect.Torchvision && channels.Count > 0)
            {
                channels = [.. Enumerable.Range(0, unit.Out).Select(channel => channels[(channel % 2 * unit.Out / 2) + (channel / 2)])];
            }
        }

        Assert.True(checkedAny, "no unit was checked");
    }

    private static bool Passes(NetworkSpec spec, int channel, SplitShape unit) =>
        spec.Dialect == Dialect.Torchvision ? channel < unit.Out / 2 : channel % 2 == 0;

    private static IEnumerable<(MemorySource, int)> Floats(IEnumerable<(MemorySource Memory, int Offset)> planes, int length) =>
        planes.SelectMany(plane => Enumerable.Range(plane.Offset, length).Select(offset => (plane.Memory, offset)));

    private static int Plane(Step step, bool input) => step.Kernel switch
    {
        PointwiseKernel pointwise => pointwise.Pixels,
        DepthwiseKernel window => input ? window.Input.Plane : window.Output.Plane,
        ScaleKernel scale => scale.Pixels,
        _ => throw new InvalidOperationException(step.Name),
    };

    /// <summary>The planes that a step reads, in the order of the file's input channels.</summary>
    private static List<(MemorySource Memory, int Offset)> Read(Step step)
    {
        if (step.Kernel is not PointwiseKernel kernel)
        {
            int channels = step.Kernel is ScaleKernel scale ? scale.Channels : ((DepthwiseKernel)step.Kernel).Input.Channels;
            return Ordered(step, Adjacent(step.Source, channels, Plane(step, input: true)));
        }

        var packed = Planes(step.Source, kernel.Load, step.LoadPlanes, kernel.Inputs, kernel.Pixels);
        return [.. Enumerable.Range(0, packed.Count).OrderBy(k => step.Weights!.InputOrder?[k] ?? k).Select(k => packed[k])];
    }

    /// <summary>The planes that a step writes, in the order of the file's output channels.</summary>
    private static List<(MemorySource Memory, int Offset)> Written(Step step)
    {
        if (step.Kernel is not PointwiseKernel kernel)
        {
            return step.Kernel is ScaleKernel { StoresListed: true } listed
                ? [.. step.StorePlanes.Select(plane => (step.Destination.Source, step.Destination.Index + (plane * listed.Pixels)))]
                : Adjacent(
                    step.Destination, step.Kernel is ScaleKernel scale ? scale.Channels : ((DepthwiseKernel)step.Kernel).Output.Channels,
                    Plane(step, input: false));
        }

        var packed = Planes(step.Destination, kernel.Store, step.StorePlanes, kernel.Outputs, kernel.Pixels);
        return [.. Enumerable.Range(0, packed.Count).OrderBy(k => step.Weights!.OutputOrder?[k] ?? k).Select(k => packed[k])];
    }

    /// <summary>A depthwise convolution takes adjacent planes of any order, and its filters in the same.</summary>
    private static List<(MemorySource Memory, int Offset)> Ordered(Step step, List<(MemorySource Memory, int Offset)> packed) =>
        [.. Enumerable.Range(0, packed.Count).OrderBy(k => step.Weights?.OutputOrder?[k] ?? k).Select(k => packed[k])];

    private static List<(MemorySource Memory, int Offset)> Planes(
        Address first, PlaneAccess access, EquatableArray<int> list, int count, int plane) =>
        [.. Enumerable.Range(0, count)
            .Select(k => (first.Source, first.Index + ((access.IsIndexed ? list[k] : k * access.ChannelStep) * plane)))];

    private static List<(MemorySource Memory, int Offset)> Adjacent(Address first, int count, int plane) =>
        [.. Enumerable.Range(0, count).Select(k => (first.Source, first.Index + (k * plane)))];
}
