namespace ShuffleNet.Compiler.Import;

/// <summary>The blobs of a graph by name, for formats whose layers read and write named blobs.</summary>
internal sealed class NamedViews(string file)
{
    private readonly Dictionary<string, ChannelView> _views = [];

    /// <exception cref="WeightFormatException">No layer before has written it.</exception>
    public ChannelView Read(string layer, string name) => _views.TryGetValue(name, out ChannelView? view)
        ? view
        : throw new WeightFormatException(
            $"{file}: layer {WeightStream.Quote(layer)} reads {WeightStream.Quote(name)}, which no layer before it writes");

    /// <summary>Writes a blob, which may be one that the layer has read.</summary>
    public void Write(string name, ChannelView view) => _views[name] = view;
}
