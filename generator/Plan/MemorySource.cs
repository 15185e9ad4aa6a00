namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Which of the four memories of an inference an address is in.</summary>
internal enum MemorySource
{
    /// <summary>The caller's input span.</summary>
    Input,

    /// <summary>The workspace.</summary>
    Arena,

    /// <summary>The caller's output span.</summary>
    Output,
}
