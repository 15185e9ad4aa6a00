namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Which of the memories of an inference an address is in.</summary>
internal enum MemorySource
{
    /// <summary>The caller's input span.</summary>
    Input,

    /// <summary>The workspace.</summary>
    Arena,

    /// <summary>One of the caller's output spans.</summary>
    Output,
}
