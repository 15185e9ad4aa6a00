namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// A tensor that is not computed: a list of channels of other tensors, under which they are read where they stand. What a
/// split, a concatenation or a shuffle becomes.
/// </summary>
/// <param name="Operations">What became of it: <c>split</c>, <c>concat</c>, <c>shuffle</c>, in the order of the network.</param>
internal sealed record ChannelView(EquatableArray<ChannelSource> Channels, EquatableArray<string> Operations)
{
    /// <summary>The tensors that the channels are of.</summary>
    public EquatableArray<string> Tensors => new(Channels.Select(channel => channel.Tensor).Distinct());

    /// <summary>The view with other channels in place of each of its.</summary>
    public ChannelView Map(Func<ChannelSource, ChannelSource> map) => this with { Channels = new(Channels.Select(map)) };

    /// <summary>Runs of channels, such as <c>stage2.0.act[0..57] stage2.1.act[0], …</c>.</summary>
    public override string ToString()
    {
        List<string> runs = [];
        for (int first = 0; first < Channels.Count;)
        {
            int end = first + 1;
            while (end < Channels.Count && Channels[end].Tensor == Channels[first].Tensor && Channels[end].Channel == Channels[end - 1].Channel + 1)
            {
                end++;
            }

            runs.Add(Text.Of($"{Channels[first].Tensor}[{Channels[first].Channel}{(end == first + 1 ? "" : Text.Of($"..{Channels[end - 1].Channel}"))}]"));
            first = end;
        }

        return string.Join(" ", runs);
    }
}
