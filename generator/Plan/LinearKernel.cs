namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>A matrix times a vector plus a bias. Lanes are outputs, so the weights stream through once.</summary>
internal sealed record LinearKernel(int Inputs, int Outputs) : Kernel
{
    /// <summary>Outputs that are computed together: four accumulators of 16 lanes hide the latency of the multiply-add.</summary>
    public const int Block = 64;

    /// <summary>Outputs are padded to the widest vector in the packed weights.</summary>
    public const int Lanes = 16;

    /// <summary>The outputs of each block as packed.</summary>
    public IEnumerable<int> Blocks
    {
        get
        {
            for (int first = 0; first < Outputs; first += Block)
            {
                yield return Math.Min(Block, (Outputs - first + Lanes - 1) / Lanes * Lanes);
            }
        }
    }
}
