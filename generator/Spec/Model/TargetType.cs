namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>
/// The user's class as text: where the emitted partial declaration goes.
/// </summary>
/// <param name="Namespace">Full namespace, empty for the global one.</param>
/// <param name="ContainingTypes">Headers of the containing types from the outside in, such as <c>partial class Outer</c>.</param>
/// <param name="Name">The class's name, escaped with @ where it is a keyword.</param>
internal sealed record TargetType(string Namespace, EquatableArray<string> ContainingTypes, string Name)
{
    /// <summary>Namespace, containing types and name, without @.</summary>
    /// <param name="nesting">Stands between a type and one that it contains.</param>
    public string FullName(string nesting)
    {
        // Of a header such as "partial record struct Outer" the last word is the name.
        IEnumerable<string> types = ContainingTypes
            .Select(header => header.Substring(header.LastIndexOf(' ') + 1))
            .Append(Name);
        string name = string.Join(nesting, types);
        return (Namespace.Length == 0 ? name : Namespace + "." + name).Replace("@", "");
    }
}
