using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>Whether every value is in its own range, whatever the others are.</summary>
internal static class ValueChecks
{
    public static IEnumerable<SpecProblem> Check(RawSpec raw) =>
        SpecProperties.All.Where(property => raw.Has(property.Name)).SelectMany(property => Check(property, raw[property.Name]!));

    private static IEnumerable<SpecProblem> Check(SpecProperty property, object value) => value switch
    {
        int number when property.Type.IsEnum => Member(property, number),
        int number => InRange(property.Range!, property.Name, number),
        double scale => Scale(scale),
        EquatableArray<int> list => Elements(property, list),
        _ => [],
    };

    private static IEnumerable<SpecProblem> Member(SpecProperty property, int number) => Enum.IsDefined(property.Type, number)
        ? []
        : [SpecProblem.At([property.Name], DiagnosticCatalogue.UnknownMember,
            $"{property.Name}", $"{number}", $"{property.Type.Name}", $"{string.Join(", ", Enum.GetNames(property.Type))}")];

    private static IEnumerable<SpecProblem> Scale(double scale) => scale > 0 && !double.IsInfinity(scale)
        ? []
        : [SpecProblem.At([nameof(ShuffleNetAttribute.Scale)], DiagnosticCatalogue.Scale, $"{scale}")];

    private static IEnumerable<SpecProblem> Elements(SpecProperty property, EquatableArray<int> list) =>
        property.IsPerStage && list.Count is (0 or > SpecLimits.Stages)
            ? [SpecProblem.At([property.Name], DiagnosticCatalogue.StageCount, $"{property.Name}", $"{list.Count}", $"{SpecLimits.Stages}")]
            : property.Range is SpecRange range
                ? list.SelectMany((value, index) => InRange(range, new(property.Name, index), value))
                : [];

    private static IEnumerable<SpecProblem> InRange(SpecRange range, SpecPlace place, int value) => range.Includes(value)
        ? []
        : [SpecProblem.At([place], DiagnosticCatalogue.OutOfRange, $"{place}", $"{value}", $"{range}")];
}
