namespace ShuffleNet.Compiler.Import;

/// <summary>The planes that a node reads, in order, wherever they were computed.</summary>
internal sealed class ChannelView
{
    /// <param name="planes">At least one, all of one size.</param>
    /// <param name="mover">The last node of the file that moved channels on the way here, or null.</param>
    public ChannelView(Plane[] planes, string? mover)
    {
        Planes = planes;
        Mover = mover;
    }

    public IReadOnlyList<Plane> Planes { get; }

    /// <summary>For messages: the node that is to blame for the order.</summary>
    public string? Mover { get; }

    public int Channels => Planes.Count;

    public int Height => Planes[0].Node.Height;

    public int Width => Planes[0].Node.Width;

    /// <summary>The nodes whose planes are read, in the order of the first plane of each.</summary>
    public IEnumerable<NetworkNode> Sources => Planes.Select(plane => plane.Node).Distinct();

    /// <summary>All channels of a node in their order.</summary>
    public static ChannelView Of(NetworkNode node) =>
        new([.. Enumerable.Range(0, node.Channels).Select(channel => new Plane(node, channel))], null);

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
