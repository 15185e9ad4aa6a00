namespace ShuffleNet.Compiler;

/// <summary>What the header of a weight file says, every number in it checked.</summary>
internal sealed record WeightContents(IReadOnlyList<StoredTensor> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>What keeping one tensor's description costs, in bytes, names and extents apart.</summary>
    public const int CostPerTensor = 400;
}
