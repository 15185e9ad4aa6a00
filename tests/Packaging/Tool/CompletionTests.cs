namespace ShuffleNet.Compiler.Tests.Packaging.Tool;

/// <summary><c>shufflenet completion</c>: the script for bash is run by bash.</summary>
public class CompletionTests
{
    [Theory]
    [InlineData("shufflenet ins", "inspect")]
    [InlineData("shufflenet bench --ru", "--runs")]
    [InlineData("shufflenet run model.pth --preprocess to", "torchvision")]
    [InlineData("shufflenet convert model.pth --to sn", "snw")]
    public void Bash_AWordIsBegun_CompletesIt(string line, string expected)
    {
        ToolResult result = ToolProcess.Bash(
            $"""
            source <(shufflenet completion bash)
            COMP_LINE='{line}'; COMP_POINT=${"{#COMP_LINE}"}; read -ra COMP_WORDS <<<"$COMP_LINE"; COMP_CWORD=$((${"{#COMP_WORDS[@]}"} - 1))
            _shufflenet
            printf '%s\n' "${"{COMPREPLY[@]}"}"
            """);

        Assert.Equal("", result.Errors);
        Assert.Equal(expected + "\n", result.Output);
    }

    [Theory]
    [InlineData("zsh", "compdef _shufflenet shufflenet")]
    [InlineData("fish", "complete -c shufflenet")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public void OtherShells_HaveAScript(string shell, string expected) =>
        Assert.Contains(expected, ToolProcess.Run("completion", shell).Text(), StringComparison.Ordinal);
}
