namespace ShuffleNet.Compiler;

/// <summary>A text of operators that says nothing, or something that is no network.</summary>
/// <param name="line">From 1.</param>
/// <param name="reason">What is wrong with it, and what would be right.</param>
internal sealed class OperatorTextException(int line, string reason) : Exception(FormattableString.Invariant($"line {line}: {reason}"))
{
    public int Line { get; } = line;
}
