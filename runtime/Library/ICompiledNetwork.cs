namespace ShuffleNet.Compiler;

/// <summary>What every generated class offers, whatever it computes: loading, sharing weights, a summary.</summary>
/// <typeparam name="TSelf">The generated class.</typeparam>
public interface ICompiledNetwork<TSelf> : IDisposable
    where TSelf : class, ICompiledNetwork<TSelf>
{
    /// <summary>How the network wants its weights packed.</summary>
    static abstract WeightLayout Layout { get; }

    /// <summary>Layers, shapes, multiply-adds, parameters and memory of the network.</summary>
    static abstract NetworkSummary Summary { get; }

    /// <summary>Loads trained weights from a .pth, .pth.tar, .safetensors or packed (.snw) file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="loading">Whether a packed file is mapped, or copied so that nobody can change the weights afterwards.</param>
    /// <exception cref="WeightException">The file is malformed, or its tensors are not this network's.</exception>
    static abstract TSelf Load(string path, WeightLoading loading = WeightLoading.Map);

    /// <summary>Loads trained weights from a stream that holds such a file; a packed one is copied.</summary>
    /// <exception cref="WeightException">The file is malformed, or its tensors are not this network's.</exception>
    static abstract TSelf Load(Stream stream);

    /// <summary>Packs the tensors of an open source.</summary>
    /// <exception cref="WeightException">The source is malformed, or its tensors are not this network's.</exception>
    static abstract TSelf Load(TensorSource source);

    /// <summary>Random weights for tests and benchmarks, the same for a seed on every platform.</summary>
    static abstract TSelf CreateRandom(int seed);

    /// <summary>A network with a workspace of its own over weights that others may use at the same time.</summary>
    static abstract TSelf Create(PackedWeights weights);

    /// <summary>
    /// The packed weights, to be shared with instances on other threads. Others of the same layout may be set while the
    /// network runs: an inference that is under way ends with those that it began with. They belong to no instance: once they
    /// are disposed, <c>Run</c> of all that share them throws.
    /// </summary>
    /// <exception cref="ArgumentException">The weights were packed for another network.</exception>
    /// <exception cref="ObjectDisposedException">The weights that are set are disposed.</exception>
    PackedWeights Weights { get; set; }
}
