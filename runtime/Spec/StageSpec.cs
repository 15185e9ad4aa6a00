namespace ShuffleNet.Compiler;

/// <summary>One stage of Table 1.</summary>
/// <param name="Channels">Output channels.</param>
/// <param name="Repeats">Units, the first one included.</param>
/// <param name="Stride">Of the first unit.</param>
internal sealed record StageSpec(int Channels, int Repeats, int Stride);
