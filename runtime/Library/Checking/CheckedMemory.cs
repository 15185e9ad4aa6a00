using System.ComponentModel;

namespace ShuffleNet.Compiler;

/// <summary>The memories of an inference. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum CheckedMemory
{
    /// <summary>The input.</summary>
    Input,

    /// <summary>The workspace.</summary>
    Arena,

    /// <summary>The packed weights.</summary>
    Weights,

    /// <summary>The outputs.</summary>
    Output,
}
