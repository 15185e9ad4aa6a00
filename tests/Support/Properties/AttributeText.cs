using System.Globalization;

namespace ShuffleNet.Compiler.Tests.Support.Properties;

/// <summary>A spec as the attribute that a user would write.</summary>
internal static class AttributeText
{
    /// <param name="spec">What is written down: the properties that are not null.</param>
    /// <param name="more">What follows the spec's own properties.</param>
    public static string Of(WrittenSpec spec, string more = "")
    {
        IEnumerable<string> properties = typeof(WrittenSpec).GetProperties()
            .Where(property =>
                property.Name != nameof(WrittenSpec.Version) && property.GetMethod!.IsPublic && property.GetValue(spec) is not null)
            .Select(property => $", {property.Name} = {Value(Type(property.Name), property.GetValue(spec)!)}");
        return $"[ShuffleNet({Value(typeof(Compiler.ShuffleNetVersion), spec.Version)}{string.Concat(properties)}{more})]";
    }

    private static Type Type(string property) => typeof(ShuffleNetAttribute).GetProperty(property)!.PropertyType;

    private static string Value(Type type, object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        double number =>
            double.IsNaN(number) ? "double.NaN"
                : double.IsPositiveInfinity(number) ? "double.PositiveInfinity"
                : number.ToString("R", CultureInfo.InvariantCulture) + "d",
        EquatableArray<int> list => $"[{string.Join(", ", list)}]",
        int number when type.IsEnum =>
            Enum.IsDefined(type, number) ? $"{type.Name}.{Enum.GetName(type, number)}" : $"({type.Name})({number})",
        _ => ((int)value).ToString(CultureInfo.InvariantCulture),
    };
}
