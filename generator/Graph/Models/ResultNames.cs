namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// Makes identifiers of what a file calls its results: each character that cannot stand in one becomes an underscore, but for those at
/// the end, which are left out; the first letter becomes a small one, as parameters have it, so that none means a type; and of names
/// that would be alike the later ones get a number.
/// </summary>
internal static class ResultNames
{
    public static IReadOnlyList<string> Of(IEnumerable<string> names)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        return [.. names.Select(name =>
        {
            string identifier = new string([.. name.Select(character => IsPart(character) ? character : '_')]).TrimEnd('_');
            identifier = identifier.Length == 0 || !IsLetter(identifier[0])
                ? "output" + identifier
                : char.ToLowerInvariant(identifier[0]) + identifier.Substring(1);
            string unique = identifier;
            for (int number = 2; !taken.Add(unique); number++)
            {
                unique = Text.Of($"{identifier}_{number}");
            }

            return unique;
        })];
    }

    private static bool IsLetter(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsPart(char character) => IsLetter(character) || character is (>= '0' and <= '9') or '_';
}
