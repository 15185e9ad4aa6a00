using System.Text;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Indented lines of C#, ended with \n on every platform.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line() => _text.Append('\n');

    public void Line(string text) => _text.Append(' ', 4 * _depth).Append(text).Append('\n');

    public void Lines(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            Line(line);
        }
    }

    /// <summary>A header and its braces; disposing closes them.</summary>
    public IDisposable Block(string header)
    {
        Line(header);
        return Block();
    }

    public IDisposable Block()
    {
        Line("{");
        _depth++;
        return new Closing(this);
    }

    /// <summary>
    /// A loop whose counter nothing reads, or a bare block where it would run once. It counts down to zero, which is an instruction
    /// less on ARM; and the compiler does not unroll it, for which a kernel has too many locals.
    /// </summary>
    public IDisposable Repeat(string variable, int count) =>
        count == 1 ? Block() : Block(Text.Of($"for (nint {variable} = {count}; {variable} != 0; {variable}--)"));

    /// <summary>A counting loop.</summary>
    public IDisposable Loop(string variable, int start, int end, int step)
    {
        string increment = step == 1 ? variable + "++" : Text.Of($"{variable} += {step}");
        return Block(Text.Of($"for (nint {variable} = {start}; {variable} < {end}; {increment})"));
    }

    public override string ToString() => _text.ToString();

    private sealed class Closing(CodeWriter writer) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            writer.Line("}");
        }
    }
}
