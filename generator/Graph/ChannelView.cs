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
    public override string ToString() => string.Join(" ", Consecutive
        .Runs(Channels.Count, index => Channels[index] == Channels[index - 1] with { Channel = Channels[index - 1].Channel + 1 })
        .Select(run =>
        {
            ChannelSource first = Channels[run.First];
            return Text.Of($"{first.Tensor}[{first.Channel}{(run.Count == 1 ? "" : Text.Of($"..{first.Channel + run.Count - 1}"))}]");
        }));
}
