namespace ShuffleNet.Compiler.Import;

/// <summary>What the orders in which a unit's convolutions read show of the shuffle.</summary>
internal static class ShuffleFindings
{
    public static void Note(SpecFindings findings, ResidualMatch unit, int groups)
    {
        int channels = unit.Depthwise.Channels;

        bool before = !ChannelView.IsIdentity(unit.Layers.DepthwiseOrder);
        bool after = !ChannelView.IsIdentity(unit.Layers.SecondOrder);

        // The order of what is not grouped is free, and a shuffle of one channel a group is none.
        if (unit.First.Groups == 1 || (channels == groups && !before && !after))
        {
            return;
        }

        string node = (after ? unit.Second.Input.Mover : unit.Depthwise.Input.Mover) ?? unit.Depthwise.Name;
        findings.Note(nameof(NetworkSpec.Shuffle), node, before || after);
        if (!before && !after)
        {
            return;
        }

        ShufflePosition[] positions = before == after ? [] : [before ? ShufflePosition.BeforeDepthwise : ShufflePosition.AfterDepthwise];
        int[] order = before ? unit.Layers.DepthwiseOrder : unit.Layers.SecondOrder;
        bool forward = order.SequenceEqual(ShuffleOrder.Transposed(channels, groups));
        bool inverse = order.SequenceEqual(ShuffleOrder.Transposed(channels, channels / groups));
        findings.Note(nameof(NetworkSpec.ShufflePosition), node, [.. positions.Cast<object>()]);
        findings.Note(
            nameof(NetworkSpec.ShuffleDirection),
            node,
            [.. forward ? [ShuffleDirection.GroupsToChannels] : (object[])[],
                .. inverse ? [ShuffleDirection.ChannelsToGroups] : (object[])[],
            ]);
    }
}
