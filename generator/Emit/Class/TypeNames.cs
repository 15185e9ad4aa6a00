using System.Text;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Names made from the user's type.</summary>
internal static class TypeNames
{
    /// <summary>
    /// Namespace, containing types and name as one identifier; an underscore of the user's is doubled, so no two types share it.
    /// </summary>
    public static string Mangle(TargetType type)
    {
        StringBuilder name = new();
        foreach (string part in Parts(type))
        {
            name.Append(name.Length == 0 ? "" : "_").Append(part.Replace("_", "__"));
        }

        return name.ToString();
    }

    private static IEnumerable<string> Parts(TargetType type) =>
        type.Namespace.Split('.')
            .Concat(type.ContainingTypes.Select(header => header.Split(' ').Last()))
            .Append(type.Name)
            .Select(part => part.TrimStart('@'))
            .Where(part => part.Length > 0);
}
