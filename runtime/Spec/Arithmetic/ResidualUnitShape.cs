namespace ShuffleNet.Compiler;

/// <summary>The channels and stride of a V1 unit (paper, Figure 2).</summary>
/// <param name="In">Channels that enter.</param>
/// <param name="Out">Channels that leave.</param>
/// <param name="Bottleneck">Channels between the two pointwise convolutions.</param>
/// <param name="Branch">Output channels of the second pointwise convolution.</param>
/// <param name="Kernel">Of the depthwise convolution.</param>
/// <param name="Stride">Of the depthwise convolution and of the pool on the shortcut.</param>
/// <param name="FirstGroups">Groups of the first pointwise convolution.</param>
/// <param name="Concatenates">Whether the shortcut is concatenated; otherwise it is added.</param>
internal sealed record ResidualUnitShape(
    int In, int Out, int Bottleneck, int Branch, int Kernel, int Stride, int FirstGroups, bool Concatenates)
{
    /// <summary>All units of a network, in the order in which they run.</summary>
    public static IReadOnlyList<ResidualUnitShape> Of(
        NetworkSpec spec) => [.. UnitSpec.Of(spec).Select((unit, index) => new ResidualUnitShape(
        unit.In,
        unit.Out,
        ResidualChannels.Bottleneck(spec, unit.In, unit.Out, unit.Concatenates),
        ResidualChannels.Branch(unit.In, unit.Out, unit.Concatenates),
        unit.Kernel,
        unit.Stride,
        spec.FirstGroups(isFirstUnit: index == 0),
        unit.Concatenates))];
}
