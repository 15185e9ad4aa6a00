using System.Text;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>
/// Names of emitted files: the type's full name, such as <c>My.Namespace.Outer.Classifier.g.cs</c>. File systems may ignore
/// case and bound the length of a name, and the compiler refuses two names that differ only in case: such names get a hash
/// of the exact name, the others stay readable.
/// </summary>
internal static class HintName
{
    private const string Extension = ".g.cs";

    /// <summary>File systems allow 255 bytes; the rest is room for the hash and what tools append.</summary>
    private const int LongestInBytes = 180;

    public static string Of(TargetType type)
    {
        string name = type.FullName(".");
        return Encoding.UTF8.GetByteCount(name) <= LongestInBytes ? name + Extension : Hashed(type);
    }

    /// <summary>The name to use instead of one that clashes.</summary>
    public static string Hashed(TargetType type)
    {
        string name = type.FullName(".");
        // One character takes at most three bytes of UTF-8.
        string end = Encoding.UTF8.GetByteCount(name) <= LongestInBytes
            ? name
            : name.Substring(Math.Max(0, name.Length - (LongestInBytes / 3)));
        return FormattableString.Invariant($"{end}-{Fnv1a(type.FullName("+")):x8}{Extension}");
    }

    /// <summary>Those of the names, in lower case and ordinal order, that more than one has.</summary>
    public static EquatableArray<string> Clashes(IEnumerable<string> names) => new(names
        .GroupBy(Folded, StringComparer.Ordinal)
        .Where(group => group.Count() > 1)
        .Select(group => group.Key)
        .OrderBy(name => name, StringComparer.Ordinal));

    /// <summary>A name as file systems that ignore case see it.</summary>
    public static string Folded(string name) => name.ToLowerInvariant();

    /// <summary>string.GetHashCode differs from process to process; this does not.</summary>
    private static uint Fnv1a(string text)
    {
        uint hash = 2166136261;
        foreach (byte value in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ value) * 16777619);
        }

        return hash;
    }
}
