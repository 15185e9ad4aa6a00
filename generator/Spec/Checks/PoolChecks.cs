using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>Whether the shortcut's pool has a padding that its window takes.</summary>
internal static class PoolChecks
{
    public static IEnumerable<SpecProblem> Check(RawSpec raw, NetworkSpec spec)
    {
        if (spec.ShortcutPoolKernel == 2 && spec.ShortcutPoolPadding != 0)
        {
            string origin = !raw.Has(nameof(ShuffleNetAttribute.ShortcutPoolPadding)) ? $" by the preset of {spec.Dialect}" : "";
            yield return SpecProblem.At(
                [nameof(ShuffleNetAttribute.ShortcutPoolPadding), nameof(ShuffleNetAttribute.ShortcutPoolKernel)],
                DiagnosticCatalogue.PoolPadding, $"{origin}");
        }
    }
}
