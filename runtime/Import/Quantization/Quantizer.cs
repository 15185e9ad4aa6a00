namespace ShuffleNet.Compiler.Import;

/// <summary>
/// Turns a trained classifier into one that computes with 8-bit integers (docs/int8.md). Ranges of activations are those of the least
/// square error over calibration images; weights are rounded so that their errors cancel for inputs such as those of the images; biases
/// are corrected layer by layer. The same images in the same order give the same numbers on every machine.
/// </summary>
public sealed class Quantizer
{
    /// <summary>Fewer calibration images are refused: what they do not show would be cut off.</summary>
    public const int FewestImages = 8;

    private readonly NetworkSpec _spec;
    private readonly LayerGraph _graph;
    private readonly FloatNetwork _network;

    /// <summary>Reads the weights.</summary>
    /// <param name="spec">A classifier.</param>
    /// <param name="tensors">Its weights by the names of docs/weights.md; batch normalisations are folded.</param>
    /// <exception cref="ArgumentException">The spec is a backbone's.</exception>
    /// <exception cref="WeightException">
    /// The network has hard-swish, squeeze-and-excitation or Xception units; or a tensor is missing,
    /// unexpected, has another shape, or holds a value that is not finite.
    /// </exception>
    public Quantizer(NetworkSpec spec, TensorSource tensors)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(tensors);
        if (spec.Outputs != NetworkOutputs.Logits)
        {
            throw new ArgumentException("The spec is a backbone's; quantise the classifier that it is part of.", nameof(spec));
        }

        _spec = spec;
        _graph = LayerGraphBuilder.Build(spec);
        _network = new FloatNetwork(_graph, tensors);
    }

    /// <summary>Quantises the network. Takes seconds to minutes, on all cores.</summary>
    /// <param name="images">
    /// At least <see cref="FewestImages"/>; 100 are usual. Each planar, as the network takes it: channels, rows, columns.
    /// </param>
    /// <param name="progress">Is told the share that is done, 0 to 1.</param>
    /// <exception cref="ArgumentException">There are too few images, or one has another length or a value that is not finite.</exception>
    public QuantizedNetwork Quantize(IReadOnlyList<float[]> images, IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        Check(images);
        if (images.Count < FewestImages)
        {
            throw new ArgumentException(
                $"There are {images.Count} images; at least {FewestImages} are needed, 100 are usual.", nameof(images));
        }

        Lock reporting = new();
        double done = 0;
        void Advance(double share)
        {
            lock (reporting)
            {
                done += share;
                progress?.Report(Math.Min(done, 1));
            }
        }

        Calibration calibration = Calibration.Of(_network, images, share => Advance(share * 0.4));
        QuantizedLayer[] numbers = ScaleChoice.Of(_network, calibration);
        new LayerQuantization(_network, numbers, images).Run(share => Advance(share * 0.6));
        return new QuantizedNetwork(_spec, _graph, numbers, images.Count);
    }

    /// <summary>Compares a quantised network with this one, in float32, on images.</summary>
    /// <param name="quantized">What <see cref="Quantize"/> gave, or a file of the same spec.</param>
    /// <param name="images">At least one; best not those of the calibration.</param>
    /// <param name="labels">The right class of each image; null where nobody knows.</param>
    /// <param name="progress">Is told the share that is done, 0 to 1.</param>
    /// <exception cref="ArgumentException">
    /// The network has another spec; there is no image, or one has another length or a value that is not finite; there are not as many
    /// labels, or one is no class.
    /// </exception>
    public QuantizationReport Compare(
        QuantizedNetwork quantized, IReadOnlyList<float[]> images, IReadOnlyList<int>? labels = null, IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(quantized);
        ArgumentNullException.ThrowIfNull(images);
        Check(images);
        if (!quantized.Spec.Equals(_spec))
        {
            throw new ArgumentException("The quantised network has another spec.", nameof(quantized));
        }

        if (images.Count == 0)
        {
            throw new ArgumentException("There is no image.", nameof(images));
        }

        if (labels is not null && (labels.Count != images.Count || labels.Any(label => label < 0 || label >= _spec.Classes)))
        {
            throw new ArgumentException(
                $"There are {labels.Count} labels for {images.Count} images, each of 0 to {_spec.Classes - 1}.", nameof(labels));
        }

        int done = 0;
        (float[] Float, float[] Integer)[] logits = new (float[], float[])[images.Count];
        Parallel.For(0, images.Count, image =>
        {
            logits[image] = (_network.Logits(images[image]), quantized.Logits(images[image]));
            progress?.Report((double)Interlocked.Increment(ref done) / images.Count);
        });
        return QuantizationReport.Of(logits, labels);
    }

    private void Check(IReadOnlyList<float[]> images)
    {
        int length = _graph.Layers[0].Length;
        for (int index = 0; index < images.Count; index++)
        {
            float[] image = images[index];
            if (image is null || image.Length != length)
            {
                throw new ArgumentException($"Image {index} has {image?.Length ?? 0} floats; the network takes {length}.", nameof(images));
            }

            int bad = Array.FindIndex(image, value => !float.IsFinite(value));
            if (bad >= 0)
            {
                throw new ArgumentException($"Image {index} holds {image[bad]} at element {bad}; expected finite values.", nameof(images));
            }
        }
    }
}
