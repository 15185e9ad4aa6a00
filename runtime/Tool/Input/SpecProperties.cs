using System.Globalization;
using System.Reflection;
using ShuffleNet.Compiler.Generator.Spec;

namespace ShuffleNet.Compiler.Tool;

/// <summary>
/// What a user says of a network: properties of <see cref="ShuffleNetAttribute"/> with their values. A value is an int, a
/// double, a bool, an array of ints or a member of one of the attribute's enums.
/// </summary>
internal sealed class SpecProperties
{
    private static readonly Dictionary<string, PropertyInfo> s_properties = typeof(ShuffleNetAttribute)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(property => property.Name == nameof(ShuffleNetAttribute.Version) || property.CanWrite)
        .ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);

    private readonly List<(PropertyInfo Property, object Value)> _said = [];

    /// <summary>Adds what a property is said to be.</summary>
    /// <param name="name">Of the attribute's property, in any case.</param>
    /// <param name="text">A number, true or false, the name of an enum's member, or integers in brackets.</param>
    /// <exception cref="ToolException">There is no such property, it has no such value, or it was said before.</exception>
    public void Add(string name, string text)
    {
        PropertyInfo property = s_properties.GetValueOrDefault(name)
            ?? throw Fault($"there is no property '{name}'; there are {string.Join(", ", s_properties.Keys.Order(StringComparer.Ordinal))}");
        if (_said.Any(said => said.Property == property))
        {
            throw Fault($"{property.Name} is said twice");
        }

        _said.Add((property, Value(property.PropertyType, text) ?? throw Fault($"{property.Name} is {Kind(property.PropertyType)}, not '{text}'")));
    }

    /// <summary>The attribute, as C# after <c>using ShuffleNet.Compiler</c>. Made from values alone, so it is safe to compile.</summary>
    public string ToAttribute()
    {
        IEnumerable<string> named = _said.Where(said => !IsVersion(said.Property)).Select(said => $"{said.Property.Name} = {Code(said.Value)}");
        return $"[ShuffleNet({string.Join(", ", named.Prepend(Code(_said.First(said => IsVersion(said.Property)).Value)))})]";
    }

    /// <summary>The same for the compiler.</summary>
    public RawSpec ToRaw()
    {
        RawSpec raw = new();
        foreach ((PropertyInfo property, object value) in _said)
        {
            // The compiler keeps enums as numbers and compares lists by value.
            object converted = value switch { Enum => (int)value, int[] list => new EquatableArray<int>(list), _ => value };
            typeof(RawSpec).GetProperty(property.Name)!.SetValue(raw, converted);
        }

        return raw;
    }

    public bool Says(string name) => _said.Any(said => said.Property.Name == name);

    private static bool IsVersion(PropertyInfo property) => property.Name == nameof(ShuffleNetAttribute.Version);

    private static object? Value(Type type, string text)
    {
        CultureInfo invariant = CultureInfo.InvariantCulture;
        return type switch
        {
            _ when type == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, invariant, out int number) ? number : null,
            _ when type == typeof(double) => double.TryParse(text, NumberStyles.Float, invariant, out double number) ? number : null,
            _ when type == typeof(bool) => bool.TryParse(text, out bool truth) ? truth : null,
            _ when type == typeof(int[]) => List(text),
            _ => Array.Find(Enum.GetNames(type), member => member.Equals(text, StringComparison.OrdinalIgnoreCase)) is string member ? Enum.Parse(type, member) : null,
        };
    }

    private static int[]? List(string text)
    {
        if (!text.StartsWith('[') || !text.EndsWith(']'))
        {
            return null;
        }

        object?[] numbers = [.. text[1..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(number => Value(typeof(int), number))];
        return numbers.All(number => number is not null) ? [.. numbers.Cast<int>()] : null;
    }

    private static string Code(object value) => value switch
    {
        Enum => $"{value.GetType().Name}.{value}",
        bool truth => truth ? "true" : "false",
        int[] list => $"[{string.Join(", ", list.Select(number => number.ToString(CultureInfo.InvariantCulture)))}]",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

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
