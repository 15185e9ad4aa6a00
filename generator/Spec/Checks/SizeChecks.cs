using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>Whether the input has room for every stride, and shortcut and branch of each unit meet in one size.</summary>
internal static class SizeChecks
{
    public static IEnumerable<SpecProblem> Check(RawSpec raw, NetworkSpec spec)
    {
        if (spec.Version == ShuffleNetVersion.V1 && spec.ShortcutPoolKernel == 2 && spec.ShortcutPoolPadding != 0)
        {
            string origin = !raw.Has(nameof(ShuffleNetAttribute.ShortcutPoolPadding)) ? $" by the preset of {spec.Dialect}" : "";
            return [SpecProblem.At([nameof(ShuffleNetAttribute.ShortcutPoolPadding), nameof(ShuffleNetAttribute.ShortcutPoolKernel)], DiagnosticCatalogue.PoolPadding, $"{origin}")];
        }

        IEnumerable<SpecProblem> rows = CheckSide(spec, nameof(ShuffleNetAttribute.InputHeight), "rows", spec.InputHeight);
        return spec.InputHeight == spec.InputWidth
            ? rows
            : rows.Concat(CheckSide(spec, nameof(ShuffleNetAttribute.InputWidth), "columns", spec.InputWidth));
    }

    private static IEnumerable<SpecProblem> CheckSide(NetworkSpec spec, string property, string lines, int side)
    {
        if (SideWalk.FindFault(spec, side) is not SideFault fault)
        {
            yield break;
        }

        string nearest = SideWalk.FindNearest(spec, side) is int size
            ? FormattableString.Invariant($"the nearest {property} that works is {size}")
            : FormattableString.Invariant($"no {property} up to {SpecLimits.Side} works, so use fewer strides");
        if (fault.Pooled == 0)
        {
            string layer = fault.Stage < 0 ? "the stem's pool" : FormattableString.Invariant($"stage {fault.Stage + 2}'s shortcut pool");
            yield return SpecProblem.At([property, nameof(ShuffleNetAttribute.StageStrides)], DiagnosticCatalogue.InputTooSmall,
                $"{property}", $"{side}", $"{layer}", $"{nearest}");
            yield break;
        }

        yield return SpecProblem.At(
            [nameof(ShuffleNetAttribute.ShortcutPoolPadding), nameof(ShuffleNetAttribute.ShortcutPoolRounding), nameof(ShuffleNetAttribute.ShortcutPoolKernel), property],
            DiagnosticCatalogue.ShortcutSize,
            $"{property}", $"{side}", $"{fault.Stage + 2}", $"{fault.Input}", $"{lines}", $"{fault.Branch}", $"{fault.Pooled}",
            $"{PoolThatFits(spec)}; {nearest}");
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
