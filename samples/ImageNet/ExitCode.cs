namespace ShuffleNet.Compiler.Samples.ImageNet;

/// <summary>What the program returns to the shell.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 1;

    /// <summary>An image, or a file of labels or classes, is missing, unreadable or malformed.</summary>
    public const int Input = 2;

    /// <summary>The weights are missing, damaged, or another network's.</summary>
    public const int Weights = 3;
}
