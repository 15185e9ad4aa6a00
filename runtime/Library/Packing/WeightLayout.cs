using System.ComponentModel;

namespace ShuffleNet.Compiler;

/// <summary>
/// How a network wants its weights packed. Each generated class has one; weights that were packed for a layout serve every
/// class with the same layout, at any vector width.
/// </summary>
public sealed class WeightLayout
{
    private readonly Func<LayerPacking[]> _layers;
    private readonly string[] _unread;

    /// <summary>Used by generated code.</summary>
    /// <param name="network">The network in words.</param>
    /// <param name="fingerprint">A hash of everything that decides where a weight stands.</param>
    /// <param name="length">Floats of the packed weights.</param>
    /// <param name="layers">Which tensors each layer has in a file, and how and where they are packed.</param>
    /// <param name="unread">Beginnings of the names of tensors that a file may have and the network does not need.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public WeightLayout(string network, ulong fingerprint, int length, Func<LayerPacking[]> layers, params string[] unread) =>
        (Network, Fingerprint, Length, _layers, _unread) = (network, fingerprint, length, layers, unread);

    /// <summary>The network in words.</summary>
    public string Network { get; }

    /// <summary>A hash of everything that decides where a weight stands; two layouts with the same one pack alike.</summary>
    public ulong Fingerprint { get; }

    /// <summary>Floats of the packed weights.</summary>
    public int Length { get; }

    internal LayerPacking[] Layers => _layers();

    internal string[] Unread => _unread;

    /// <summary>Throws unless the weights were packed for this layout. Used by generated code.</summary>
    /// <exception cref="ArgumentException">They were packed for another network.</exception>
    /// <exception cref="ObjectDisposedException">They are disposed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Check(PackedWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ObjectDisposedException.ThrowIf(weights.IsDisposed, weights);
        if (!Equals(weights.Layout))
        {
            throw new ArgumentException($"The weights were packed for \"{weights.Layout}\"; this network is \"{this}\".", nameof(weights));
        }
    }

    /// <summary>Whether weights that were packed for one are those of the other.</summary>
    public override bool Equals(object? obj) =>
        obj is WeightLayout layout && layout.Fingerprint == Fingerprint && layout.Length == Length && layout.Network == Network;

    /// <inheritdoc/>
    public override int GetHashCode() => Fingerprint.GetHashCode();

    /// <summary>The network in words, and the fingerprint.</summary>
    public override string ToString() => $"{Network}; packing {Fingerprint:x16}";
}
