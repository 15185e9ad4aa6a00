namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>Channels of a block whose accumulators are in registers at the same time.</summary>
/// <param name="First">The first of them, counted in the block.</param>
internal readonly record struct RegisterPass(int First, int Channels)
{
    /// <summary>
    /// The channels of a block in passes whose accumulators fit beside the inputs and one weight: the whole block in 32
    /// registers, equal parts in 16.
    /// </summary>
    /// <param name="inputs">Registers that the inputs take.</param>
    public static EquatableArray<RegisterPass> Of(VectorIsa isa, int block, int vectors, int inputs)
    {
        int max = isa.Registers == 32 ? block : Math.Max(1, (isa.Registers - 1 - inputs) / vectors);
        int count = (block + max - 1) / max;
        List<RegisterPass> passes = [];
        for (int pass = 0, first = 0; pass < count; pass++)
        {
            int channels = (block - first + (count - pass) - 1) / (count - pass);
            passes.Add(new(first, channels));
            first += channels;
        }

        return new(passes);
    }
}
