namespace ShuffleNet.Compiler.Tests.Packaging;

/// <summary>How a command ended and what it wrote.</summary>
internal sealed record CommandResult(int ExitCode, string Output)
{
    /// <summary>The output of a command that succeeded; fails the test otherwise.</summary>
    public string Expect()
    {
        Assert.True(ExitCode == 0, Output);
        return Output;
    }
}
