namespace ShuffleNet.Compiler.Import;

/// <summary>A V2 unit as it was found.</summary>
/// <param name="Place">Its channels and stride.</param>
/// <param name="Half">Half of the channels that leave it.</param>
/// <param name="Branch">Its branch.</param>
/// <param name="Shortcut">What passes the branch by.</param>
/// <param name="Output">What leaves it, in the dialect's order.</param>
internal sealed record SplitMatch(UnitSpec Place, int Half, SplitBranch Branch, SplitShortcut Shortcut, ChannelView Output)
{
    public IEnumerable<NamedLayer> Named(TensorNames names, string unit)
    {
        if (Shortcut is { Depthwise: { } depthwise, Pointwise: { } pointwise })
        {
            yield return new NamedLayer(names.Shortcut(unit, 0).Weight, depthwise);
            yield return new NamedLayer(names.Shortcut(unit, 2).Weight, pointwise);
        }

        for (int layer = 0; layer < Branch.Layers.Count; layer++)
        {
            yield return new NamedLayer(names.Branch(unit, Branch.Places[layer]).Weight, Branch.Layers[layer]);
        }
    }
}
