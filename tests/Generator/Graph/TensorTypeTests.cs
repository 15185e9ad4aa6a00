using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Generator.Plan;

namespace ShuffleNet.Compiler.Tests.Generator.Graph;

/// <summary>
/// Graph, layout and memory count in what a tensor's type says, whatever its elements are and however its channels stand.
/// </summary>
public class TensorTypeTests
{
    // Two bytes each, and planes of four channels.
    private static readonly TensorType s_halves = new(new("float16", 2), new("interleaved by 4", 4), new(6, 5, 7));

    [Fact]
    public void Bytes_Planar_AreThoseOfTheElements() => Assert.Equal(4 * 6 * 5 * 7, TensorType.Float32(new(6, 5, 7)).Bytes);

    [Fact]
    public void Bytes_Interleaved_FillWholePlanes() => Assert.Equal(2 * 8 * 5 * 7, s_halves.Bytes);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 6)]
    [InlineData(4, 2 * 4 * 35)]
    [InlineData(6, (2 * 4 * 35) + 4)]
    public void OffsetOf_Interleaved_IsWithinAPlane(int place, int bytes) => Assert.Equal(bytes, s_halves.OffsetOf(place));

    [Fact]
    public void Plan_OtherElements_PlacesBuffersByTheirBytes()
    {
        NetworkGraph graph = Chain(s_halves);

        MemoryPlan memory = MemoryPlanner.Plan(
            graph, new ChannelLayout(graph), new HashSet<string> { "input", "b.act" }, 1, false, StemBand.MaxBytes);

        // 560 bytes, up to the end of their cache line, between two margins.
        Assert.Equal([(256, 576)], memory.Regions.Select(region => (region.Offset, region.Length)));
        Assert.Equal(256 + 576 + 256, memory.Length);
    }

    [Fact]
    public void Plan_OtherElements_SaysThatNoKernelTakesThem() => Assert.Contains(
        "no kernel computes 6x5x7 float16 interleaved by 4",
        Assert.Throws<InvalidGraphException>(() => Planner.Plan(Chain(s_halves))).Message, StringComparison.Ordinal);

    [Fact]
    public void Build_OperandsOfDifferentTypes_Throws()
    {
        Slice other = new("input", 0, TensorType.Float32(new(6, 5, 7)));
        GraphBuilder builder = new(s_halves);
        builder.Output("output", builder.Add("sum", [builder.Input, other]));

        Assert.Contains(
            "differ in element type or layout", Assert.Throws<InvalidGraphException>(builder.Build).Message, StringComparison.Ordinal);
    }

    private static NetworkGraph Chain(TensorType type)
    {
        GraphBuilder builder = new(type);
        builder.Output("output", builder.Activate("b", builder.Activate("a", builder.Input, Activation.Relu), Activation.Sigmoid));
        return builder.Build();
    }
}
