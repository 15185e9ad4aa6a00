namespace ShuffleNet.Compiler.Import;

/// <summary>
/// Writes networks for other runtimes: ONNX (opset 17, float32, one image of fixed size) and safetensors. A loaded network is
/// written as it runs, batch normalisation folded into the convolutions; a source of tensors as it is.
/// </summary>
public static class ModelExporter
{
    /// <summary>The name of an ONNX model's input, shape (1, channels, rows, columns).</summary>
    public const string InputName = "input";

    /// <summary>The name of its output, shape (1, classes).</summary>
    public const string OutputName = "output";

    /// <summary>Writes a loaded network as an ONNX model.</summary>
    /// <param name="network">Supplies the weights and the spec.</param>
    /// <param name="destination">Takes the bytes of the file; stays open.</param>
    public static void WriteOnnx<TNetwork>(TNetwork network, Stream destination)
        where TNetwork : class, IShuffleNet<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        using TensorSource tensors = network.Weights.Unpack();
        WriteOnnx(TNetwork.Spec, tensors, destination);
    }

    /// <summary>Writes tensors as an ONNX model; batch normalisations that they have become nodes.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="tensors">Its weights, by the names of docs/weights.md.</param>
    /// <param name="destination">Takes the bytes of the file; stays open.</param>
    /// <exception cref="WeightException">A tensor is missing, has another shape, or a value that no float32 is near.</exception>
    public static void WriteOnnx(NetworkSpec spec, TensorSource tensors, Stream destination)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(tensors);
        ArgumentNullException.ThrowIfNull(destination);
        OnnxExporter.Write(spec, tensors, destination);
    }

    /// <summary>Writes a loaded network as a safetensors file, which loads again into exactly the same weights.</summary>
    /// <inheritdoc cref="WriteOnnx{TNetwork}(TNetwork, Stream)"/>
    public static void WriteSafetensors<TNetwork>(TNetwork network, Stream destination)
        where TNetwork : class, IShuffleNet<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        using TensorSource tensors = network.Weights.Unpack();
        WriteSafetensors(TNetwork.Spec, tensors, destination);
    }

    /// <summary>Writes tensors as a safetensors file of float32, with the spec in its notes.</summary>
    /// <inheritdoc cref="WriteOnnx(NetworkSpec, TensorSource, Stream)"/>
    public static void WriteSafetensors(NetworkSpec spec, TensorSource tensors, Stream destination)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(tensors);
        ArgumentNullException.ThrowIfNull(destination);
        SafetensorsExporter.Write(spec, tensors, destination);
    }
}
