namespace ShuffleNet.Compiler.Import;

/// <summary>What a file may leave open.</summary>
public sealed record ModelOptions
{
    /// <summary>Rows of the input, 1 to 4096, where the file does not fix them. Default: 224.</summary>
    public int InputHeight { get; init; } = PublishedInput.Side;

    /// <summary>Columns of the input, 1 to 4096, where the file does not fix them. Default: 224.</summary>
    public int InputWidth { get; init; } = PublishedInput.Side;

    /// <summary>
    /// Which network of a file of tensors that holds several: the keys of the dictionaries around its tensors, then the beginning
    /// of their names, joined with dots. Null for a file that holds one.
    /// </summary>
    public string? Key { get; init; }
}
