namespace ShuffleNet.Compiler.Tests.Packaging.Docs;

/// <summary>The tables of docs/spec.md say of each property what the table that drives the compiler says.</summary>
public class SpecTableTests
{
    private static readonly ShuffleNetDialect[] s_dialects = [ShuffleNetDialect.Paper, ShuffleNetDialect.Megvii, ShuffleNetDialect.OnnxZoo];

    public static TheoryData<string> Properties => [.. SpecProperties.All.Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Properties))]
    public void SpecPage_Row_IsThatOfTheTable(string name)
    {
        SpecProperty property = SpecProperties.All.Single(candidate => candidate.Name == name);
        string[] cells = Row(name);

        Assert.Contains(property.Section ?? "", cells[^1], StringComparison.Ordinal);
        if (property.ByDialect is not null)
        {
            Assert.Equal(
                s_dialects.Select(dialect => SpecProperty.Text(property.Default(ShuffleNetVersion.V1, dialect))),
                cells[1..4].Select(cell => cell.Trim('`')));
            Assert.Contains($"{property.Range}", cells[0], StringComparison.Ordinal);
            return;
        }

        Assert.Equal(
            property.Versions.Count == 0 ? "" : $"({string.Join(", ", property.Versions)})",
            cells[0].Contains('(') && name != "Version" ? cells[0][cells[0].IndexOf('(')..] : "");
        Assert.Equal(
            property.Type == typeof(bool) ? "bool"
                : property.Type == typeof(int) ? "int"
                : property.Type == typeof(double) ? "double"
                : property.Type == typeof(int[]) ? "int[]"
                : property.Type.Name,
            cells[1].Trim('`'));
        Assert.Contains($"{property.Range}", cells[2], StringComparison.Ordinal);
        if (property.Get is not null && !property.IsDerived)
        {
            Assert.Equal(SpecProperty.Text(property.Default(ShuffleNetVersion.V1, ShuffleNetDialect.Paper)), cells[3].Split(';')[0]);
        }
    }

    /// <summary>An attribute that sets nothing holds the defaults that do not depend on the dialect.</summary>
    [Fact]
    public void Attribute_NothingSet_HoldsTheDefaults()
    {
        ShuffleNetAttribute attribute = new(ShuffleNetVersion.V1);

        Assert.All(
            SpecProperties.OfSpec.Where(property => property.ByDialect is null && !property.IsDerived),
            property =>
                Assert.Equal(
                    property.Default(ShuffleNetVersion.V1, ShuffleNetDialect.Paper),
                    typeof(ShuffleNetAttribute).GetProperty(property.Name)!.GetValue(attribute)));
    }

    private static string[] Row(string property) => Documentation.Lines("docs/spec.md")
        .Where(line => line.StartsWith('|'))
        .Select(line => (string[])[.. line.Trim('|').Split('|').Select(cell => cell.Trim())])
        .First(cells => cells[0].Contains($"`{property}`", StringComparison.Ordinal));
}
