namespace ShuffleNet.Compiler.Import;

/// <summary>What a model file holds, whatever its format.</summary>
internal abstract class ModelContent : IDisposable
{
    public abstract ModelFormat Format { get; }

    /// <summary>What the file shows of the network's properties.</summary>
    public abstract SpecFindings Findings { get; }

    /// <summary>The weights for a class of this spec, with which the findings agree.</summary>
    public abstract TensorSource Tensors(NetworkSpec spec);

    /// <summary>The network as the file draws it; where the file draws none, as the spec does.</summary>
    public abstract FileNetwork Network(NetworkSpec spec);

    public virtual void Dispose()
    {
    }
}
