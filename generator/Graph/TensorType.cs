namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>What a tensor holds, how it stands in memory, and how large it is.</summary>
internal sealed record TensorType(ElementType Element, TensorLayout Layout, TensorShape Shape)
{
    /// <summary>Bytes of the tensor in memory of its own.</summary>
    public int Bytes => BytesOf(Shape.Channels);

    /// <summary>Planar and of float32.</summary>
    public static TensorType Float32(TensorShape shape) => new(ElementType.Float32, TensorLayout.Planar, shape);

    /// <summary>The same elements in the same layout, in another shape.</summary>
    public TensorType With(TensorShape shape) => this with { Shape = shape };

    /// <summary>Whether a tensor of the other type has the same elements in the same layout, whatever its shape.</summary>
    public bool IsStoredLike(TensorType other) => Element == other.Element && Layout == other.Layout;

    /// <summary>Bytes of a buffer with room for so many channels.</summary>
    public int BytesOf(int channels) => (channels + Layout.Interleaved - 1) / Layout.Interleaved * PlaneBytes;

    /// <summary>Bytes from the beginning of a buffer to the first element of the channel that is so many places behind the first.</summary>
    public int OffsetOf(int place) => (place / Layout.Interleaved * PlaneBytes) + (place % Layout.Interleaved * Element.Bytes);

    public override string ToString() => Text.Of($"{Shape} {Element} {Layout}");

    private int PlaneBytes => Shape.Plane * Layout.Interleaved * Element.Bytes;
}
