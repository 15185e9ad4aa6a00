namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>A matrix times a vector plus a bias. Lanes are outputs, so the weights stream through once.</summary>
internal sealed record LinearKernel(int Inputs, int Outputs) : Kernel
{
    /// <summary>What is stored of each result.</summary>
    public Activation Activation { get; init; }

    public override bool Calls => Activation.IsCall;

    /// <summary>Outputs that are computed together: four accumulators of 16 lanes hide the latency of the multiply-add.</summary>
    public const int Block = 64;

    /// <summary>The outputs of each block as packed: the last one is padded to a whole one of the widest vectors.</summary>
    public IEnumerable<int> Blocks
    {
        get
        {
            for (int first = 0; first < Outputs; first += Block)
            {
                int lanes = VectorIsa.Widest.Lanes;
                yield return Math.Min(Block, (Outputs - first + lanes - 1) / lanes * lanes);
            }
        }
    }
}
