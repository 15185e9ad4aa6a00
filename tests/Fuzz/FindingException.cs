namespace ShuffleNet.Compiler.Fuzz;

/// <summary>A reader did what it must not do, whatever the input.</summary>
public sealed class FindingException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The same for findings of one cause: the exception and the method that threw it.</summary>
    public string Cause => InnerException?.StackTrace?.Split('\n', 2)[0].Trim() is { } place
        ? $"{InnerException.GetType().Name} {place}"
        : string.Concat(Message.Where(character => !char.IsAsciiDigit(character)));
}
