namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// Makes identifiers of what a file calls its results: each character that cannot stand in one becomes an underscore, and of names
/// that would be alike the later ones get a number.
/// </summary>
internal static class ResultNames
{
    public static IReadOnlyList<string> Of(IEnumerable<string> names)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        return [.. names.Select(name =>
        {
            string identifier = new([.. name.Select(character => IsPart(character) ? character : '_')]);
            identifier = identifier.Length == 0 || !IsLetter(identifier[0]) ? "output" + identifier : identifier;
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
