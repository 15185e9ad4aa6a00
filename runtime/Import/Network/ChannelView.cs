namespace ShuffleNet.Compiler.Import;

/// <summary>The planes that a node reads, in order, wherever they were computed.</summary>
internal sealed class ChannelView
{
    // Every second channel is read by two nodes, once from the first on and once from the second: both are parts of one shuffle.
    private readonly Dictionary<int, ChannelView> _shuffles = [];

    /// <summary>Planes that are compared with others, and read by nobody.</summary>
    /// <param name="planes">At least one, all of one size.</param>
    /// <param name="mover">The last node of the file that moved channels on the way here, or null.</param>
    public ChannelView(Plane[] planes, string? mover)
        : this(planes, mover, null)
    {
    }

    private ChannelView(Plane[] planes, string? mover, ViewOrigin? origin) => (Planes, Mover, Origin) = (planes, mover, origin);

    public IReadOnlyList<Plane> Planes { get; }

    /// <summary>For messages: the node that is to blame for the order.</summary>
    public string? Mover { get; }

    /// <summary>How it was made; null where planes are only compared.</summary>
    public ViewOrigin? Origin { get; }

    public int Channels => Planes.Count;

    public int Height => Planes[0].Node.Height;

    public int Width => Planes[0].Node.Width;

    /// <summary>The nodes whose planes are read, in the order of the first plane of each.</summary>
    public IEnumerable<NetworkNode> Sources => Planes.Select(plane => plane.Node).Distinct();

    /// <summary>All channels of a node in their order.</summary>
    public static ChannelView Of(NetworkNode node) =>
        new([.. Enumerable.Range(0, node.Channels).Select(channel => new Plane(node, channel))], null, new ViewOrigin.Whole(node));

    /// <summary>Views one after the other.</summary>
    public static ChannelView Join(IReadOnlyList<ChannelView> parts, string mover) => parts.Count == 1
        ? parts[0]
        : new([.. parts.SelectMany(part => part.Planes)], mover, new ViewOrigin.Joined(parts));

    /// <summary>The same channels, each once, in another order.</summary>
    public ChannelView Ordered(IReadOnlyList<int> sources, string mover) => IsIdentity(sources)
        ? this
        : new([.. sources.Select(source => Planes[source])], mover, new ViewOrigin.Ordered(this, sources));

    /// <summary>Adjacent channels.</summary>
    public ChannelView Part(int first, int count, string mover) => first == 0 && count == Channels
        ? this
        : new([.. Planes.Skip(first).Take(count)], mover, new ViewOrigin.Part(this, first));

    /// <summary>Any channels in any order, each as often as it is named.</summary>
    public ChannelView Taken(IReadOnlyList<int> channels, string mover)
    {
        int step = channels.Count > 1 ? channels[1] - channels[0] : 1;
        bool even = step > 0 && channels.Index().All(channel => channel.Item == channels[0] + (channel.Index * step));
        if (even && step == 1)
        {
            return Part(channels[0], channels.Count, mover);
        }

        if (even && channels.Count * step == Channels)
        {
            if (!_shuffles.TryGetValue(step, out ChannelView? shuffle))
            {
                shuffle = Ordered([.. Enumerable.Range(0, Channels)
                    .Select(channel => (channel % channels.Count * step) + (channel / channels.Count))], mover);
                _shuffles.Add(step, shuffle);
            }

            return shuffle.Part(channels[0] * channels.Count, channels.Count, mover);
        }

        return channels.Distinct().Count() == channels.Count
            ? Ordered([.. channels, .. Enumerable.Range(0, Channels).Except(channels)], mover).Part(0, channels.Count, mover)
            : Join([.. channels.Select(channel => Part(channel, 1, mover))], mover);
    }

    /// <summary>Whether these are all channels of one node in their order.</summary>
    public bool IsWhole(NetworkNode node)
    {
        bool whole = Channels == node.Channels;
        for (int channel = 0; whole && channel < Channels; channel++)
        {
            whole = Planes[channel].Node == node && Planes[channel].Channel == channel;
        }

        return whole;
    }

    /// <summary>Whether the same planes are read in the same order.</summary>
    public bool Equals(ChannelView other) => Planes.SequenceEqual(other.Planes);

    /// <summary>The channels that are read, in order, if all are of this node and each is read once; otherwise null.</summary>
    public int[]? Order(NetworkNode node)
    {
        int[] order = [.. Planes.Select(plane => plane.Channel)];
        return Planes.All(plane => plane.Node == node) && order.Distinct().Count() == node.Channels && order.Length == node.Channels
            ? order
            : null;
    }

    public static bool IsIdentity(IReadOnlyList<int> order) => order.Index().All(item => item.Index == item.Item);
}
