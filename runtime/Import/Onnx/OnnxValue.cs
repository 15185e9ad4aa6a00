namespace ShuffleNet.Compiler.Import.Onnx;

/// <summary>What stands behind a name of the graph: a constant, or planes that the network computes.</summary>
internal abstract record OnnxValue
{
    public abstract IReadOnlyList<long> Shape { get; }
}
