using System.Globalization;
using ShuffleNet.Compiler.Generator.Spec;

namespace ShuffleNet.Compiler.Tool;

/// <summary>
/// What a user says of a network: properties of <see cref="ShuffleNetAttribute"/> with their values. A value is an int, a
/// double, a bool, a list of ints or a member of one of the attribute's enums.
/// </summary>
internal sealed class WrittenProperties
{
    private readonly List<(SpecProperty Property, object Value)> _said = [];

    /// <summary>Adds what a property is said to be.</summary>
    /// <param name="name">Of the attribute's property, in any case.</param>
    /// <param name="text">A number, true or false, the name of an enum's member, or integers in brackets.</param>
    /// <exception cref="ToolException">There is no such property, it has no such value, or it was said before.</exception>
    public void Add(string name, string text)
    {
        SpecProperty property = SpecProperties.All.FirstOrDefault(candidate =>
            candidate.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw Fault(
                $"there is no property '{name}'; there are "
                    + $"{string.Join(", ", SpecProperties.All.Select(candidate => candidate.Name).Order(StringComparer.Ordinal))}");
        if (_said.Any(said => said.Property == property))
        {
            throw Fault($"{property.Name} is said twice");
        }

        _said.Add((property, Value(property.Type, text) ?? throw Fault($"{property.Name} is {Kind(property.Type)}, not '{text}'")));
    }

    /// <summary>The attribute, as C# after <c>using ShuffleNet.Compiler</c>. Made from values alone, so it is safe to compile.</summary>
    public string ToAttribute()
    {
        IEnumerable<string> named = _said
            .Where(said => !IsVersion(said.Property))
            .Select(said => $"{said.Property.Name} = {SpecProperty.Code(said.Value)}");
        return $"[ShuffleNet({string.Join(", ", named.Prepend(SpecProperty.Code(_said.First(said => IsVersion(said.Property)).Value)))})]";
    }

    /// <summary>The same for the compiler, which keeps enums as numbers.</summary>
    public RawSpec ToRaw() =>
        new(_said.ToDictionary(said => said.Property.Name, said => said.Value is Enum ? (int)said.Value : said.Value));

    public bool Says(string name) => _said.Any(said => said.Property.Name == name);

    private static bool IsVersion(SpecProperty property) => property.Name == nameof(ShuffleNetAttribute.Version);

    private static object? Value(Type type, string text)
    {
        CultureInfo invariant = CultureInfo.InvariantCulture;
        return type switch
        {
            _ when type == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, invariant, out int number) ? number : null,
            _ when type == typeof(double) => double.TryParse(text, NumberStyles.Float, invariant, out double number) ? number : null,
            _ when type == typeof(bool) => bool.TryParse(text, out bool truth) ? truth : null,
            _ when type == typeof(int[]) => List(text),
            _ =>
                Array.Find(Enum.GetNames(type), member => member.Equals(text, StringComparison.OrdinalIgnoreCase)) is string member
                    ? Enum.Parse(type, member)
                    : null,
        };
    }

    private static EquatableArray<int>? List(string text)
    {
        if (!text.StartsWith('[') || !text.EndsWith(']'))
        {
            return null;
        }

        object?[] numbers =
        [
            .. text[1..^1]
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(number => Value(typeof(int), number)),
        ];
        return numbers.All(number => number is not null) ? new(numbers.Cast<int>()) : null;
    }

    private static string Kind(Type type) => type switch
    {
        _ when type == typeof(int) => "an integer",
        _ when type == typeof(double) => "a number",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int[]) => "a list such as [4,8,4]",
        _ => string.Join(" or ", Enum.GetNames(type)),
    };

    private static ToolException Fault(string message) => new(ExitCode.Usage, $"spec: {message}");
}
