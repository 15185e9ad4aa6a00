using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>
/// Whether weights and workspace stay within the stated bound. An estimate from above, from the spec alone: planes padded to
/// a full vector, and everything that one unit reads or writes alive at once. The plan may need less, never more.
/// </summary>
internal static class VolumeChecks
{
    /// <summary>Floats of the widest vector; a plane or a list of output channels is padded to a multiple of it at most.</summary>
    private const int Lanes = 16;

    public static IEnumerable<SpecProblem> Check(NetworkSpec spec)
    {
        Walk(spec, out long activations, out long weights);
        if (activations > SpecLimits.Elements)
        {
            yield return SpecProblem.At(
                [nameof(ShuffleNetAttribute.InputHeight), nameof(ShuffleNetAttribute.InputWidth), nameof(ShuffleNetAttribute.StageChannels), nameof(ShuffleNetAttribute.Scale)],
                DiagnosticCatalogue.TooLarge, $"The widest unit's activations", $"take", $"{activations} elements", $"{SpecLimits.Elements}");
        }

        if (weights > SpecLimits.Elements)
        {
            yield return SpecProblem.At(
                [nameof(ShuffleNetAttribute.StageChannels), nameof(ShuffleNetAttribute.Classes), nameof(ShuffleNetAttribute.Scale)],
                DiagnosticCatalogue.TooLarge, $"The weights", $"take", $"{weights} elements", $"{SpecLimits.Elements}");
        }
    }

    private static void Walk(NetworkSpec spec, out long activations, out long weights)
    {
        (int height, int width) = (spec.InputHeight, spec.InputWidth);
        long input = spec.InputChannels * Plane(height, width);

        Shrink(size => WindowSize.Of(size, 3, spec.StemStride, 1));
        long stem = spec.StemChannels * Plane(height, width);
        if (spec.StemPool)
        {
            Shrink(size => WindowSize.Of(size, 3, 2, spec.StemPoolPadding, spec.StemPoolRounding));
        }

        activations = input + stem + (spec.StemChannels * Plane(height, width));
        weights = Weights(9L * spec.InputChannels, spec.StemChannels, 1);

        int channels = spec.StemChannels;
        int units = 0;
        for (int stage = 0; stage < spec.Stages.Count; stage++)
        {
            (int output, int repeats, int stride) = spec.Stages[stage];
            for (int unit = 0; unit < repeats; unit++)
            {
                int unitStride = unit == 0 ? stride : 1;
                UnitVolume volume = UnitVolume.Of(spec, channels, output, unitStride, units++);
                long alive = volume.Before * Plane(height, width);
                if (unitStride == 2)
                {
                    Shrink(size => WindowSize.Of(size, 3, 2, 1));
                }

                alive += volume.After * Plane(height, width);
                activations = Math.Max(activations, alive);
                weights += volume.Convolutions.Sum(convolution => Weights(convolution.Inputs, convolution.Outputs, convolution.Groups));
                channels = output;
            }
        }

        if (spec.HeadChannels > 0)
        {
            activations = Math.Max(activations, (channels + spec.HeadChannels) * Plane(height, width));
            weights += Weights(channels, spec.HeadChannels, 1);
            channels = spec.HeadChannels;
        }

        weights += Weights(channels, spec.Classes, 1);

        void Shrink(Func<int, int> of) => (height, width) = (of(height), of(width));
    }

    private static long Plane(int height, int width) => Padded((long)height * width);

    /// <summary>Weights and biases of a convolution whose every output channel reads a group's share of the inputs.</summary>
    private static long Weights(long inputs, int outputs, int groups) =>
        ((inputs / groups) + 1) * groups * Padded(outputs / groups);

    private static long Padded(long elements) => (elements + Lanes - 1) / Lanes * Lanes;
}
