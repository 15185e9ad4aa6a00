namespace ShuffleNet.Compiler.Generator;

/// <summary>Where generated code is, and what of the runtime library is for it alone.</summary>
internal static class GeneratedNames
{
    /// <summary>The namespace of all kernel classes: no name of the user's can stand between them and the types they use.</summary>
    public const string KernelNamespace = "ShuffleNet.Compiler.Generated";

    /// <summary>The namespace of the runtime library.</summary>
    public const string RuntimeNamespace = "ShuffleNet.Compiler";

    /// <summary>Types of the runtime library whose methods check nothing, because the generated <c>Run</c> has checked before.</summary>
    public static readonly IReadOnlyList<string> UncheckedTypes =
    [
        "Simd", "Workspace", "InferenceLease", "MemoryCheck", "InferenceThreads", "ParallelInference",
    ];
}
