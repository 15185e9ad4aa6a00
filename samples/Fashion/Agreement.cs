namespace ShuffleNet.Compiler.Samples.Fashion;

/// <summary>Counts the predictions that equal PyTorch's.</summary>
internal sealed class Agreement
{
    private readonly byte[] _expected = EmbeddedFiles.Predictions();
    private int _seen;
    private int _equal;

    public int ExitCode => _equal == _seen ? Fashion.ExitCode.Success : Fashion.ExitCode.Different;

    public void Add(GreyImage image, int prediction)
    {
        _seen++;
        _equal += _expected[image.Index] == prediction ? 1 : 0;
    }

    public override string ToString() => $"{_equal} of {_seen} predictions equal PyTorch's";
}
