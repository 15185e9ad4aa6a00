using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>
/// Whether the groups divide the channels of the grouped convolutions. It is enough to check the stages and the stem: every other
/// grouped channel count is a difference of those. With two group counts, both must divide.
/// </summary>
internal static class ChannelChecks
{
    private static readonly SpecPlace[] s_groups = [nameof(ShuffleNetAttribute.SecondGroups), nameof(ShuffleNetAttribute.Groups)];

    public static IEnumerable<SpecProblem> Check(NetworkSpec spec)
    {
        SpecProblem[] problems = [.. Divisible(spec)];
        return problems.Length > 0 ? problems : Appending(spec);
    }

    private static IEnumerable<SpecProblem> Divisible(NetworkSpec spec)
    {
        for (int index = 0; index < spec.Stages.Count; index++)
        {
            int channels = spec.Stages[index].Channels;
            if (channels % spec.ChannelMultiple != 0)
            {
                yield return SpecProblem.At(
                    [new(nameof(ShuffleNetAttribute.StageChannels), index), .. s_groups], DiagnosticCatalogue.StageChannels,
                    $"{index + 2}", $"{channels}", $"{VersionRules.Groups(spec)}", $"{Nearest(channels, spec.ChannelMultiple)}");
            }
        }

        if (spec.StemChannels % spec.ChannelMultiple != 0)
        {
            yield return SpecProblem.At([nameof(ShuffleNetAttribute.StemChannels), .. s_groups], DiagnosticCatalogue.StemChannels,
                $"{spec.StemChannels}", $"{VersionRules.Groups(spec)}", $"{Nearest(spec.StemChannels, spec.ChannelMultiple)}");
        }
    }

    private static IEnumerable<SpecProblem> Appending(NetworkSpec spec)
    {
        int input = spec.StemChannels;
        for (int index = 0; index < spec.Stages.Count; index++)
        {
            StageSpec stage = spec.Stages[index];
            bool concatenates = UnitSpec.DoesConcatenate(input, stage.Channels, stage.Stride);
            if (concatenates && ResidualChannels.Branch(input, stage.Channels, concatenates) <= 0)
            {
                string orKeep = stage.Stride == 1 ? FormattableString.Invariant($", or the same {input}") : "";
                yield return SpecProblem.At(
                    [new(nameof(ShuffleNetAttribute.StageChannels), index),
                        nameof(ShuffleNetAttribute.StemChannels), nameof(ShuffleNetAttribute.Scale)],
                    DiagnosticCatalogue.NothingToAppend,
                    $"{index + 2}", $"{stage.Channels}", $"{input}", $"{input + spec.ChannelMultiple}", $"{orKeep}");
            }

            input = stage.Channels;
        }
    }

    private static string Nearest(int channels, int multiple)
    {
        int below = channels / multiple * multiple;
        int above = below + multiple;
        int[] candidates = [below, above];
        return string.Join(" and ", candidates.Where(count => count is > 0 and <= SpecLimits.Channels));
    }
}
