namespace ShuffleNet.Compiler.Samples.Fashion;

/// <summary>What the program returns to the shell.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 1;

    /// <summary>The test images are missing, unreadable or malformed, or what is exported cannot be written.</summary>
    public const int Input = 2;

    /// <summary>A prediction is not PyTorch's.</summary>
    public const int Different = 3;
}
