using System.Buffers;
using System.Reflection;

namespace ShuffleNet.Compiler;

/// <summary>
/// Weights of one network in the order in which its kernels read them, batch normalisation folded. Immutable, so any
/// number of instances and threads may use one object at the same time.
/// </summary>
/// <remarks>
/// A packed file (<c>.snw</c>, see docs/weights.md) is mapped into memory, so processes that load it share its pages.
/// To replace one that is in use, write a new file and rename it, as <see cref="Save(string)"/> does: a mapped file that is
/// overwritten changes the weights, and one that is cut short ends the process at the next inference. Load files that somebody
/// else may write to with <see cref="WeightLoading.Copy"/>.
/// </remarks>
public sealed class PackedWeights : IDisposable
{
    internal PackedWeights(WeightLayout layout, WeightMemory memory) => (Layout, Memory) = (layout, memory);

    /// <summary>How they are packed.</summary>
    public WeightLayout Layout { get; }

    /// <summary>The size in bytes.</summary>
    public long Bytes => (long)Layout.Length * sizeof(float);

    /// <summary>Whether the weights refuse further use.</summary>
    public bool IsDisposed => Memory.IsDisposed;

    internal WeightMemory Memory { get; }

    /// <summary>
    /// Loads a weight file: maps or copies a packed one, and packs the tensors of a .pth, .pth.tar or .safetensors one. The format
    /// is found by content.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="layout">The <c>Layout</c> of a generated class.</param>
    /// <param name="loading">Whether a packed file is mapped, or copied so that nobody can change the weights afterwards.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="loading"/> is no value of its type.</exception>
    /// <exception cref="WeightLayoutException">The file was packed for another network.</exception>
    /// <exception cref="WeightException">The file is damaged, or its tensors are not the network's.</exception>
    /// <exception cref="IOException">The file cannot be opened or read; other exceptions of opening pass through as well.</exception>
    public static PackedWeights Load(string path, WeightLayout layout, WeightLoading loading = WeightLoading.Map)
    {
        ArgumentNullException.ThrowIfNull(layout);
        if (loading is not (WeightLoading.Map or WeightLoading.Copy))
        {
            throw new ArgumentOutOfRangeException(nameof(loading), loading, "Weights are loaded by Map or Copy.");
        }

        // Unbuffered: the reads are large, or go through a buffer already.
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        using WeightStream stream = new(file, path, leaveOpen: true);
        return !PackedFile.IsPacked(stream) ? Pack(stream, layout)
            : loading == WeightLoading.Map ? PackedFile.Map(file, stream, layout)
            : PackedFile.Copy(stream, layout);
    }

    /// <summary>Loads what a stream holds from its position to its end; a packed file is copied. The stream stays open.</summary>
    /// <param name="stream">The content of a weight file.</param>
    /// <param name="layout">The <c>Layout</c> of a generated class.</param>
    /// <exception cref="WeightLayoutException">The file was packed for another network.</exception>
    /// <exception cref="WeightException">The file is damaged, or its tensors are not the network's.</exception>
    /// <exception cref="IOException">The stream cannot be read; other exceptions of the stream pass through as well.</exception>
    public static PackedWeights Load(Stream stream, WeightLayout layout)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(layout);
        using WeightStream content = new(stream, "stream", leaveOpen: true);
        return PackedFile.IsPacked(content) ? PackedFile.Copy(content, layout) : Pack(content, layout);
    }

    /// <summary>Packs the tensors of an open source.</summary>
    /// <param name="source">The tensors.</param>
    /// <param name="layout">The <c>Layout</c> of a generated class.</param>
    /// <exception cref="WeightException">The source is damaged, or its tensors are not the network's.</exception>
    public static PackedWeights Load(TensorSource source, WeightLayout layout)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(layout);
        return new PackedWeights(layout, WeightMemory.Of(WeightPacker.Pack(source, layout)));
    }

    /// <summary>Uses the packed file that an assembly has as a resource, where it stands in memory.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="layout">The <c>Layout</c> of a generated class.</param>
    /// <exception cref="WeightLayoutException">The resource was packed for another network.</exception>
    /// <exception cref="WeightException">The resource is damaged, or no packed file.</exception>
    /// <exception cref="FileNotFoundException">There is no such resource.</exception>
    public static PackedWeights FromResource(Assembly assembly, string name, WeightLayout layout)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(layout);
        Stream resource = assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"{assembly.GetName().Name} has no resource '{name}'", name);
        using WeightStream stream = new(resource, $"resource '{name}' of {assembly.GetName().Name}", leaveOpen: false);
        return resource is UnmanagedMemoryStream memory
            ? PackedFile.Use(memory, assembly, stream, layout)
            : PackedFile.Copy(stream, layout);
    }

    /// <summary>Copies the packed floats.</summary>
    /// <param name="destination">Exactly as many floats as <see cref="Layout"/> has.</param>
    /// <exception cref="ArgumentException">The destination has another length.</exception>
    /// <exception cref="ObjectDisposedException">The weights are disposed.</exception>
    public void CopyTo(Span<float> destination)
    {
        if (destination.Length != Layout.Length)
        {
            throw new ArgumentException(
                $"The destination has {destination.Length} floats; the weights are {Layout.Length}.", nameof(destination));
        }

        using WeightLease lease = Lease();
        lease.Span.CopyTo(destination);
    }

    /// <summary>Lets a method read the packed floats where they stand. They are held until it returns.</summary>
    /// <typeparam name="TState">Of the state.</typeparam>
    /// <param name="state">Is handed to the method.</param>
    /// <param name="reader">Takes all floats and the state.</param>
    /// <exception cref="ObjectDisposedException">The weights are disposed.</exception>
    public void Read<TState>(TState state, ReadOnlySpanAction<float, TState> reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        using WeightLease lease = Lease();
        reader(lease.Span, state);
    }

    /// <summary>
    /// Writes a packed file: to a new file beside it, which then takes its name, so that nobody finds half of one and an older
    /// one that is mapped stays whole.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written; other exceptions of writing pass through as well.</exception>
    /// <exception cref="ObjectDisposedException">The weights are disposed.</exception>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string temporary = $"{path}.{Guid.NewGuid():n}.tmp";
        try
        {
            using (FileStream file = new(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                Save(file);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Writes a packed file to a stream, which stays open.</summary>
    /// <exception cref="ObjectDisposedException">The weights are disposed.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        PackedFile.Write(this, stream);
    }

    /// <summary>
    /// The weights by the names and in the shapes of a weight file. Batch normalisation stays folded: each convolution has a
    /// <c>weight</c> and a <c>bias</c>, which load again into exactly these packed weights. They are read from here, so they can be
    /// read until the weights are disposed.
    /// </summary>
    public TensorSource Unpack() => new UnpackedTensorSource(this);

    /// <summary>
    /// Refuses further use, also by the networks that share the weights: their <c>Run</c> throws. What is under way, on whatever
    /// thread, ends undisturbed; then the memory is given back and a mapped file is free. Weights that nobody disposes go with the
    /// garbage collection.
    /// </summary>
    public void Dispose() => Memory.Dispose();

    internal WeightLease Lease() => new(Memory);

    private static PackedWeights Pack(WeightStream stream, WeightLayout layout)
    {
        using WeightFile file = new(stream, key: null);
        return Load(file, layout);
    }
}
