namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>One stage of Table 1: its output channels, its units (the first one included) and the first unit's stride.</summary>
internal sealed record StageSpec(int Channels, int Repeats, int Stride);
