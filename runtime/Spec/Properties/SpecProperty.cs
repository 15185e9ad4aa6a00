using System.Globalization;

namespace ShuffleNet.Compiler;

/// <summary>One property of <see cref="ShuffleNetAttribute"/>. <see cref="SpecProperties"/> is the table of all.</summary>
/// <param name="Name">Of the attribute's property, and of the spec's.</param>
/// <param name="Type">Of the attribute's property: an enum, int, double, bool or an array of ints.</param>
internal sealed record SpecProperty(string Name, Type Type)
{
    /// <summary>The versions that have it; empty where all have it.</summary>
    public IReadOnlyList<ShuffleNetVersion> Versions { get; init; } = [];

    /// <summary>The values of an int, or of each element of an array; null where there is no such bound.</summary>
    public SpecRange? Range { get; init; }

    /// <summary>Whether an array has an entry for each stage.</summary>
    public bool IsPerStage { get; init; }

    /// <summary>
    /// Whether it is resolved together with others, in the resolver; any other property is what was set, or else its default.
    /// </summary>
    public bool IsDerived { get; init; }

    /// <summary>Whether it is of what follows the stages, which a backbone does not have.</summary>
    public bool IsOfHead { get; init; }

    /// <summary>Whether model files show it, so that the importer compares it and writes it down.</summary>
    public bool IsInFiles { get; init; } = true;

    /// <summary>The defaults that differ from dialect to dialect; null where there is one.</summary>
    public Func<ShuffleNetDialect, object>? ByDialect { get; init; }

    /// <summary>The versions with another default, and that; null where there is none.</summary>
    public (IReadOnlyList<ShuffleNetVersion> Versions, object Value)? Otherwise { get; init; }

    /// <summary>How the description of a V1 unit's shortcut says it, as a format of its value; null for everything else.</summary>
    public string? ShortcutPhrase { get; init; }

    /// <summary>Where a paper says it, such as <c>section 3.1</c>; null where none does.</summary>
    public string? Section { get; init; }

    /// <summary>Its value in a spec: an enum's member, an int, a bool or a list; null for properties that a spec does not have.</summary>
    public Func<NetworkSpec, object>? Get { get; init; }

    /// <summary>A spec with another value of it.</summary>
    public Func<NetworkSpec, object, NetworkSpec>? Set { get; init; }

    /// <summary>Whether a version has it.</summary>
    public bool IsOf(ShuffleNetVersion version) => Versions.Count == 0 || Versions.Contains(version);

    /// <summary>The value that a dialect of a version gives it.</summary>
    public object Default(ShuffleNetVersion version, ShuffleNetDialect dialect) =>
        Otherwise is var (versions, value) && versions.Contains(version) ? value : ByDialect?.Invoke(dialect) ?? Get!(new NetworkSpec());

    /// <summary>What the attribute holds as a value of the spec: attributes hold enums as numbers.</summary>
    public object FromAttribute(object value) => Type.IsEnum ? Enum.ToObject(Type, value) : value;

    public static SpecProperty Member<T>(string name, Func<NetworkSpec, T> get, Func<NetworkSpec, T, NetworkSpec> set)
        where T : struct, Enum =>
        new(name, typeof(T)) { Get = spec => get(spec), Set = (spec, value) => set(spec, (T)value) };

    public static SpecProperty Integer(string name, SpecRange range, Func<NetworkSpec, int> get, Func<NetworkSpec, int, NetworkSpec> set) =>
        new(name, typeof(int)) { Range = range, Get = spec => get(spec), Set = (spec, value) => set(spec, (int)value) };

    public static SpecProperty Truth(string name, Func<NetworkSpec, bool> get, Func<NetworkSpec, bool, NetworkSpec> set) =>
        new(name, typeof(bool)) { Get = spec => get(spec), Set = (spec, value) => set(spec, (bool)value) };

    public static SpecProperty List(
        string name,
        SpecRange? elements,
        Func<NetworkSpec, IReadOnlyList<int>> get,
        Func<NetworkSpec, IReadOnlyList<int>, NetworkSpec> set) =>
        new(name, typeof(int[]))
        {
            Range = elements, IsDerived = true, Get = spec => get(spec), Set = (spec, value) => set(spec, (IReadOnlyList<int>)value),
        };

    /// <summary>A value in words.</summary>
    public static string Text(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>A value as C# that compiles after <c>using ShuffleNet.Compiler</c>.</summary>
    public static string Code(object value) => value is Enum ? $"{value.GetType().Name}.{value}" : Text(value);
}
