namespace ShuffleNet.Compiler.Import;

/// <summary>What a file may leave open.</summary>
public sealed record ModelOptions
{
    /// <summary>Rows of the input, 1 to 4096, where the file does not fix them. Default: 224.</summary>
    public int InputHeight { get; init; } = PublishedInput.Side;

    /// <summary>Columns of the input, 1 to 4096, where the file does not fix them. Default: 224.</summary>
    public int InputWidth { get; init; } = PublishedInput.Side;
}
