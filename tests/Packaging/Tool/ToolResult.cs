using System.Text.Json;

namespace ShuffleNet.Compiler.Tests.Packaging.Tool;

/// <summary>What a process came to.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Errors)
{
    /// <summary>The output as JSON, of a process that succeeded and had nothing to say.</summary>
    public JsonElement Json()
    {
        Assert.Equal("", Errors);
        Assert.Equal(0, ExitCode);
        return JsonDocument.Parse(Output).RootElement;
    }

    /// <summary>The output of a process that succeeded and had nothing to say.</summary>
    public string Text()
    {
        Assert.Equal("", Errors);
        Assert.Equal(0, ExitCode);
        return Output;
    }
}
