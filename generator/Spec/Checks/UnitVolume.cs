namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>What a unit takes at most: planes alive at once, and the weights of its convolutions.</summary>
/// <param name="Before">Planes of the size that enters.</param>
/// <param name="After">Planes of the size that leaves.</param>
/// <param name="Convolutions">Weights per output channel (of all groups), output channels and groups of each convolution.</param>
internal sealed record UnitVolume(int Before, int After, EquatableArray<(long Inputs, int Outputs, int Groups)> Convolutions)
{
    /// <param name="unit">Counts the units of the network, from 0.</param>
    public static UnitVolume Of(NetworkSpec spec, int input, int output, int stride, int unit)
    {
        // What is packed of a depthwise filter beside the bias, which every convolution has.
        long taps = DepthwiseFilter.Stride(spec.DepthwiseKernel(unit)) - 1;
        return spec.Version == ShuffleNetVersion.V2
            ? Split(spec, input, output, stride, taps)
            : Residual(spec, input, output, stride, unit == 0, taps);
    }

    private static UnitVolume Residual(NetworkSpec spec, int input, int output, int stride, bool first, long taps)
    {
        bool concatenates = UnitSpec.DoesConcatenate(input, output, stride);
        int bottleneck = ResidualChannels.Bottleneck(spec, input, output, concatenates);
        int firstGroups = spec.FirstGroups(first);
        return new(input + bottleneck, bottleneck + output, new(
        [
            (input, bottleneck, firstGroups),
            (taps, bottleneck, 1),
            (bottleneck, ResidualChannels.Branch(input, output, concatenates), spec.SecondGroups),
        ]));
    }

    private static UnitVolume Split(NetworkSpec spec, int input, int output, int stride, long taps)
    {
        int middle = SplitChannels.Middle(output);
        if (!UnitSpec.DoesConcatenate(input, output, stride))
        {
            return new(input + middle, middle, new([(middle, middle, 1), (taps, middle, 1), (middle, middle, 1)]));
        }

        return new(input + middle, input + middle + output, new(
        [
            (taps, input, 1),
            (input, SplitChannels.Shortcut(spec, input, output), 1),
            (input, middle, 1),
            (taps, middle, 1),
            (middle, SplitChannels.Branch(spec, input, output), 1),
        ]));
    }
}
