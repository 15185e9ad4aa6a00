namespace ShuffleNet.Compiler.Samples.Fashion;

/// <summary>How images, bars and verdicts are written.</summary>
internal interface IPictureStyle
{
    char Bar { get; }

    /// <summary>One line of text for two rows of pixels, 28 columns wide.</summary>
    string Line(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower);

    string Right(string text);

    string Wrong(string text);
}
