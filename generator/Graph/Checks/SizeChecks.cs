using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// Whether the input has room for every stride, and shortcut and branch of each unit meet in one size: whether the network's graph is
/// valid, one side of the input after the other.
/// </summary>
internal static class SizeChecks
{
    public static IEnumerable<SpecProblem> Check(NetworkSpec spec)
    {
        IEnumerable<SpecProblem> rows = CheckSide(spec, nameof(ShuffleNetAttribute.InputHeight), "rows", spec.InputHeight);
        return spec.InputHeight == spec.InputWidth
            ? rows
            : rows.Concat(CheckSide(spec, nameof(ShuffleNetAttribute.InputWidth), "columns", spec.InputWidth));
    }

    private static IEnumerable<SpecProblem> CheckSide(NetworkSpec spec, string property, string lines, int side)
    {
        if (FindFault(spec, side) is not GraphFault fault)
        {
            yield break;
        }

        string nearest = FindNearest(spec, side) is int size
            ? FormattableString.Invariant($"the nearest {property} that works is {size}")
            : FormattableString.Invariant($"no {property} up to {SpecLimits.Side} works, so use fewer strides");
        string stage = fault.Node.Name.Split('.')[0].Replace("stage", "");
        if (fault.Node is not ConcatNode concat)
        {
            string layer = stage == "stem" ? "the stem's pool" : FormattableString.Invariant($"stage {stage}'s shortcut pool");
            yield return SpecProblem.At([property, nameof(ShuffleNetAttribute.StageStrides)], DiagnosticCatalogue.InputTooSmall,
                $"{property}", $"{side}", $"{layer}", $"{nearest}");
            yield break;
        }

        PoolNode shortcut = concat.Parts.Select(fault.Graph.WriterOf).OfType<PoolNode>().Single();
        Slice branch = concat.Parts.Single(part => part != shortcut.Output);
        yield return SpecProblem.At(
            [nameof(ShuffleNetAttribute.ShortcutPoolPadding), nameof(ShuffleNetAttribute.ShortcutPoolRounding),
                nameof(ShuffleNetAttribute.ShortcutPoolKernel), property],
            DiagnosticCatalogue.ShortcutSize,
            $"{property}", $"{side}", $"{stage}", $"{shortcut.Input.Shape.Height}", $"{lines}", $"{branch.Shape.Height}",
            $"{shortcut.Output.Shape.Height}",
            $"{PoolThatFits(spec)}; {nearest}");
    }

    /// <summary>The first operator that does not fit with an input of this side; null if all do.</summary>
    private static GraphFault? FindFault(NetworkSpec spec, int side)
    {
        // Sizes change in the first unit of a stage alone, and no shuffle changes them.
        NetworkSpec drawn = spec with
        {
            InputHeight = side,
            InputWidth = side,
            Shuffle = false,
            Stages = new(spec.Stages.Select(stage => stage with { Repeats = 1 })),
            DepthwiseKernels = [3],
            MiddleChannels = [],
            OutputStages = [],
        };
        try
        {
            NetworkFamily.Build(drawn);
            return null;
        }
        catch (InvalidGraphException exception) when (exception.Fault is GraphFault fault)
        {
            return fault;
        }
    }

    /// <summary>The side nearest to this one that fits, the smaller of two; null if none does.</summary>
    private static int? FindNearest(NetworkSpec spec, int side)
    {
        for (int distance = 1; distance < SpecLimits.Side; distance++)
        {
            int[] candidates = [side - distance, side + distance];
            foreach (int candidate in candidates)
            {
                if (candidate is > 0 and <= SpecLimits.Side && FindFault(spec, candidate) is null)
                {
                    return candidate;
                }
            }
        }

        return null;
    }

    /// <summary>The one pool of each kernel whose size is the convolution's, half of the input rounded up, at any input.</summary>
    private static string PoolThatFits(NetworkSpec spec)
    {
        List<string> changes = [];
        PoolRounding rounding = spec.ShortcutPoolKernel == 2 ? PoolRounding.Ceiling : PoolRounding.Floor;
        if (spec.ShortcutPoolKernel == 3 && spec.ShortcutPoolPadding != 1)
        {
            changes.Add("ShortcutPoolPadding = 1");
        }

        if (spec.ShortcutPoolRounding != rounding)
        {
            changes.Add($"ShortcutPoolRounding = PoolRounding.{rounding}");
        }

        return "set " + string.Join(" and ", changes);
    }
}
