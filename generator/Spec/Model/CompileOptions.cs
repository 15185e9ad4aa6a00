namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>How a network is compiled. Nothing of this changes what it computes or how its weights are packed.</summary>
internal sealed record CompileOptions
{
    /// <summary>Threads that compute one inference together, 1 to <see cref="SpecLimits.Threads"/>.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Whether the class times its layers.</summary>
    public bool Profile { get; init; }

    /// <summary>Whether every load and store is checked as it runs; buffers then stand apart in the workspace.</summary>
    public bool Checked { get; init; }

    /// <summary>Widths in bits of the vectors for which kernels are emitted, the widest first; one or more of 512, 256 and 128.</summary>
    public EquatableArray<int> VectorWidths { get; init; } = new([512, 256, 128]);

    /// <summary>The options of an attribute that sets none.</summary>
    public static CompileOptions Default { get; } = new();
}
