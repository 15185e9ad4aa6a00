namespace ShuffleNet.Compiler;

/// <summary>
/// Weights of one network in the order in which its kernels read them, batch normalisation folded. Immutable, so any
/// number of instances and threads may use one object at the same time.
/// </summary>
public sealed class PackedWeights
{
    private readonly AlignedBuffer _buffer;

    private readonly LayerWeights[] _layers;

    internal PackedWeights(string layout, AlignedBuffer buffer, LayerWeights[] layers)
    {
        Layout = layout;
        _buffer = buffer;
        _layers = layers;
    }

    /// <summary>Names the packing; two networks with the same spec have the same.</summary>
    public string Layout { get; }

    /// <summary>The packed floats; begins at a multiple of 64 bytes.</summary>
    public ReadOnlySpan<float> Span => _buffer.Span;

    /// <summary>
    /// The weights by the names and in the shapes of a weight file. Batch normalisation stays folded: each convolution has a
    /// <c>weight</c> and a <c>bias</c>, which load again into exactly these packed weights.
    /// </summary>
    public TensorSource Unpack() => new UnpackedTensorSource(this, _layers);

    /// <summary>The size in bytes.</summary>
    public long Bytes => (long)_buffer.Length * sizeof(float);
}
