using System.Globalization;

namespace ShuffleNet.Compiler.Import;

/// <summary>A network as the attribute that compiles it.</summary>
internal static class AttributeText
{
    /// <summary>C# that compiles after <c>using ShuffleNet.Compiler</c>; properties that have the preset's value are left out.</summary>
    public static string Of(NetworkDescription spec) =>
        $"[ShuffleNet({string.Join(", ", [SpecProperty.Code(spec.Version), .. Properties(spec).Select(property => $"{property.Name} = {property.Code}")])})]";

    /// <summary>The properties that have to be said, with their values as C#.</summary>
    public static IReadOnlyList<(string Name, string Code)> Properties(NetworkDescription spec)
    {
        List<(string, string)> said = [];
        NetworkDescription preset = DialectPreset.Of(spec.Dialect);
        if (spec.Dialect != default)
        {
            said.Add((nameof(spec.Dialect), SpecProperty.Code(spec.Dialect)));
        }

        (double scale, preset) = ScaleOf(spec, preset);
        foreach (SpecProperty property in SpecProperty.All.Where(property => property.Name != nameof(spec.Version)))
        {
            object value = property.Get(spec);
            if (!value.Equals(property.Get(preset)))
            {
                said.Add((property.Name, SpecProperty.Code(value)));
            }

            if (property.Name == nameof(spec.Groups) && scale != 1)
            {
                said.Add(("Scale", scale.ToString(CultureInfo.InvariantCulture)));
            }
        }

        return said;
    }

    // The published scale whose table has these channels, and the preset with the table applied.
    private static (double Scale, NetworkDescription Preset) ScaleOf(NetworkDescription spec, NetworkDescription preset)
    {
        double scale = DialectPreset.Scales.FirstOrDefault(
            scale => DialectPreset.StageChannels(spec.Groups, scale)?.SequenceEqual(spec.StageChannels) == true, 1);
        IReadOnlyList<int> channels = DialectPreset.StageChannels(spec.Groups, scale) ?? [];
        bool table = channels.SequenceEqual(spec.StageChannels);
        return (scale, preset with
        {
            StageChannels = channels,
            StageRepeats = spec.StageChannels.Count == DialectPreset.Repeats.Count ? DialectPreset.Repeats : [],
            StageStrides = [.. spec.StageChannels.Select(_ => 2)],
            StemChannels = DialectPreset.StemChannels(spec.Dialect, spec.Groups, table ? scale : 1),
        });
    }
}
