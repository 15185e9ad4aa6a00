using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>V2: whether every unit has two halves, and in the dialect whose shortcut keeps what enters, a branch beside it.</summary>
internal static class SplitUnitChecks
{
    public static IEnumerable<SpecProblem> Check(NetworkSpec spec)
    {
        int input = spec.StemChannels;
        for (int index = 0; index < spec.Stages.Count; index++)
        {
            StageSpec stage = spec.Stages[index];
            if (stage.Channels % 2 != 0)
            {
                yield return SpecProblem.At([new(nameof(ShuffleNetAttribute.StageChannels), index)], DiagnosticCatalogue.OddChannels,
                    $"{index + 2}", $"{stage.Channels}", $"{stage.Channels + 1}");
            }
            else if (UnitSpec.DoesConcatenate(input, stage.Channels, stage.Stride)
                && SplitChannels.Branch(spec, input, stage.Channels) <= 0)
            {
                string orKeep = stage.Stride == 1 && input % 2 == 0 ? FormattableString.Invariant($", or the same {input}") : "";
                yield return SpecProblem.At(
                    [new(nameof(ShuffleNetAttribute.StageChannels), index), nameof(ShuffleNetAttribute.StemChannels)],
                    DiagnosticCatalogue.NothingToAppend,
                    $"{index + 2}", $"{stage.Channels}", $"{input}", $"{(input / 2 * 2) + 2}", $"{orKeep}");
            }

            input = stage.Channels;
        }
    }
}
