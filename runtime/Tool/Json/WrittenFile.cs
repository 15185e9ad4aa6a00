namespace ShuffleNet.Compiler.Tool;

/// <summary>The result of a command that writes a file, as JSON has it.</summary>
/// <param name="Output">Its path.</param>
/// <param name="Format">What it is.</param>
/// <param name="Bytes">Its length; 0 where it went to a device.</param>
internal sealed record WrittenFile(string Output, string Format, long Bytes);
