using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Import;

/// <summary>The importer's presets against those of the tests, which the compiler is compared with as well.</summary>
public class PresetAgreementTests
{
    [Fact]
    public void Attribute_EveryPublishedNetwork_NamesNothingButItsPreset()
    {
        foreach (NetworkSpec spec in Published())
        {
            List<string> allowed = ["Dialect", "Groups", "Scale"];

            Assert.All(AttributeText.Properties(spec), property => Assert.Contains(property.Name, allowed));
        }
    }

    [Fact]
    public void Attribute_EveryPublishedNetwork_ResolvesToItself()
    {
        foreach (NetworkSpec spec in Published())
        {
            Dictionary<string, string> said = AttributeText.Properties(spec)
                .ToDictionary(property => property.Name, property => property.Code);
            WrittenSpec raw = new()
            {
                Version = (int)spec.Version,
                Dialect = said.TryGetValue("Dialect", out string? dialect)
                    ? (int)Enum.Parse<ShuffleNet.Compiler.ShuffleNetDialect>(dialect[(dialect.IndexOf('.') + 1)..])
                    : null,
                Groups = said.TryGetValue("Groups", out string? groups)
                    ? int.Parse(groups, System.Globalization.CultureInfo.InvariantCulture)
                    : null,
                Scale = said.TryGetValue("Scale", out string? scale)
                    ? double.Parse(scale, System.Globalization.CultureInfo.InvariantCulture)
                    : null,
            };

            Assert.Equal(spec, SpecResolver.Resolve(raw.ToRaw()).Spec);
        }
    }

    private static IEnumerable<NetworkSpec> Published() =>
        (from dialect in Presets.Dialects from groups in Presets.Groups from scale in Presets.Scales select Presets.Of(
            dialect, groups, scale))
        .Concat(from dialect in Presets.SplitDialects from scale in Presets.SplitScales select Presets.SplitOf(dialect, scale));
}
