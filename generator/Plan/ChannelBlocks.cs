namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>How the output channels of a convolution are cut into register tiles.</summary>
internal static class ChannelBlocks
{
    /// <summary>
    /// The most channels of a block. 8 channels times 3 vectors leave 8 of 32 registers for inputs and weights; measured on
    /// every 1x1 layer of V1 1x g = 3 it reaches 88 to 98 % of the peak with 512 bits. It also is the width of a 256-bit
    /// vector, in which the last pixels of a plane are computed with channels as lanes.
    /// </summary>
    public const int Most = 8;

    /// <summary>As few blocks as possible; equal ones where that is possible, else full ones and a rest.</summary>
    public static EquatableArray<int> Of(int channels)
    {
        int count = (channels + Most - 1) / Most;
        if (channels % count == 0)
        {
            return new(Enumerable.Repeat(channels / count, count));
        }

        int rest = channels - ((count - 1) * Most);
        return new(Enumerable.Repeat(Most, count - 1).Append(rest));
    }

    /// <summary>Runs of equal blocks: (channels of a block, how many of them).</summary>
    public static IEnumerable<(int Channels, int Count)> Runs(IEnumerable<int> blocks) =>
        blocks.GroupBy(block => block).Select(run => (run.Key, run.Count()));
}
