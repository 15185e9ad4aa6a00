using System.Text;

namespace ShuffleNet.Compiler.Import.Caffe;

/// <summary>The words of a .prototxt: names, numbers, strings and punctuation; comments are passed over.</summary>
internal sealed class PrototxtTokens(ModelBudget budget, string text)
{
    private int _at;
    private int _line = 1;

    /// <summary>The next token, or an empty one at the end; strings come with their opening quote.</summary>
    public string Next { get; private set; } = "";

    public WeightFormatException Fault(string reason) => new($"{budget.File}: line {_line}: {reason}");

    public void Advance()
    {
        SkipSpace();
        if (_at == text.Length)
        {
            Next = "";
            return;
        }

        char first = text[_at];
        if (first is '"' or '\'')
        {
            Next = first + ReadString(first);
            return;
        }

        int start = _at++;
        if (IsWord(first))
        {
            while (_at < text.Length && IsWord(text[_at]))
            {
                _at++;
            }
        }

        budget.Charge(32 + (2L * (_at - start)));
        Next = text[start.._at];
    }

    /// <summary>The next token, which the parser then stands behind.</summary>
    public string Take()
    {
        string token = Next;
        Advance();
        return token;
    }

    /// <summary>Stands behind the token if it is this one.</summary>
    public bool TakeIf(string token)
    {
        bool found = Next == token;
        if (found)
        {
            Advance();
        }

        return found;
    }

    private static bool IsWord(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-' or '+';

    private void SkipSpace()
    {
        while (_at < text.Length && (char.IsWhiteSpace(text[_at]) || text[_at] == '#'))
        {
            if (text[_at] == '#')
            {
                int end = text.IndexOf('\n', _at);
                _at = end < 0 ? text.Length : end;
                continue;
            }

            _line += text[_at++] == '\n' ? 1 : 0;
        }
    }

    private string ReadString(char quote)
    {
        StringBuilder content = new();
        budget.Charge(160);
        _at++;
        while (_at < text.Length && text[_at] != quote && text[_at] != '\n')
        {
            // Of the escapes only those that name characters occur in names.
            bool escaped = text[_at] == '\\' && _at + 1 < text.Length;
            content.Append(text[escaped ? _at + 1 : _at]);
            _at += escaped ? 2 : 1;
        }

        if (_at == text.Length || text[_at] != quote)
        {
            throw Fault("a string does not end");
        }

        // As a builder, as text, and with the quote before it.
        budget.Charge(8L * content.Length);
        _at++;
        return content.ToString();
    }
}
