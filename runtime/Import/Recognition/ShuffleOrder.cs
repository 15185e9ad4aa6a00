namespace ShuffleNet.Compiler.Import;

/// <summary>The channel shuffle as a list: output k is input <c>order[k]</c>.</summary>
internal static class ShuffleOrder
{
    /// <summary>Channels as (rows, columns), transposed.</summary>
    public static int[] Transposed(int channels, int rows)
    {
        int columns = channels / rows;
        return [.. Enumerable.Range(0, channels).Select(k => (k % rows * columns) + (k / rows))];
    }

    /// <summary>The shuffle of a network's units; the identity where there is none.</summary>
    public static int[] Of(NetworkSpec spec, int channels) => !spec.Shuffle
        ? Transposed(channels, 1)
        : Transposed(channels, spec.ShuffleDirection == ShuffleDirection.GroupsToChannels ? spec.Groups : channels / spec.Groups);
}
