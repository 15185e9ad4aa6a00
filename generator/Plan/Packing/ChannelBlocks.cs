namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>How the output channels of a convolution are cut into register tiles.</summary>
internal static class ChannelBlocks
{
    /// <summary>
    /// The most channels of a block. 8 channels times 3 vectors leave 8 of 32 registers for inputs and weights; measured on
    /// every 1x1 layer of V1 1x g = 3 it reaches 88 to 98 % of the peak with 512 bits. It also is the width of a 256-bit
    /// vector, in which the last pixels of a plane are computed with channels as lanes.
    /// </summary>
    public const int Max = 8;

    /// <summary>
    /// The most channels of a block of the first convolution, whose tiles are two vectors wide: its inputs cost more than loads,
    /// even and odd columns have to be taken apart, so they serve as many channels as there are registers for.
    /// </summary>
    public const int MaxConvolution = 12;

    /// <summary>As few blocks as possible; equal ones where that is possible, else full ones and a rest.</summary>
    public static EquatableArray<int> Of(int channels, int max = Max)
    {
        int count = (channels + max - 1) / max;
        if (channels % count == 0)
        {
            return new(Enumerable.Repeat(channels / count, count));
        }

        int rest = channels - ((count - 1) * max);
        return new(Enumerable.Repeat(max, count - 1).Append(rest));
    }

    /// <summary>Runs of equal blocks: (channels of a block, how many of them).</summary>
    public static IEnumerable<(int Channels, int Count)> Runs(IEnumerable<int> blocks) =>
        blocks.GroupBy(block => block).Select(run => (run.Key, run.Count()));
}
