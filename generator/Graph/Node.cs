namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>An operation. Immutable: passes replace nodes.</summary>
/// <param name="Name">Its place in the network, such as <c>stage2.1.pw1</c>; unique.</param>
/// <param name="Output">What it writes.</param>
internal abstract record Node(string Name, Slice Output)
{
    /// <summary>What it reads, in order.</summary>
    public abstract IReadOnlyList<Slice> Inputs { get; }

    /// <summary>The same node with every operand mapped.</summary>
    public abstract Node Map(Func<Slice, Slice> map);

    /// <summary>
    /// Whether its kernel loads what lies beside the planes of its first input, which memory of the caller does not allow; what it loads
    /// there changes no result.
    /// </summary>
    public virtual bool ReadsBeyondPlanes => false;

    /// <summary>The operation and its attributes, for the printer.</summary>
    public abstract string Describe();
}
