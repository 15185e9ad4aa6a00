namespace ShuffleNet.Compiler.Import;

/// <summary>
/// Names of operators, each of its own, that remind of the file's: what cannot stand in one becomes an underscore. A dot becomes a slash,
/// for the compiler names parts of an operator with a dot behind its name.
/// </summary>
internal sealed class OperatorNames
{
    private const int Longest = 150;

    private readonly HashSet<string> _taken = new([OperatorModel.InputTensor], StringComparer.Ordinal);

    public string Of(string name)
    {
        string plain = new([.. name.Select(character => character switch
        {
            '.' => '/',
            _ when char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '/' or ':' => character,
            _ => '_',
        })]);
        plain = plain.Length == 0 ? "node" : plain[^Math.Min(plain.Length, Longest)..];
        string unique = plain;
        for (int number = 2; !_taken.Add(unique); number++)
        {
            unique = FormattableString.Invariant($"{plain}:{number}");
        }

        return unique;
    }
}
