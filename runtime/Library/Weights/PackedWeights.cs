using System.Reflection;

namespace ShuffleNet.Compiler;

/// <summary>
/// Weights of one network in the order in which its kernels read them, batch normalisation folded. Immutable, so any
/// number of instances and threads may use one object at the same time.
/// </summary>
/// <remarks>
/// A packed file (<c>.snw</c>, see docs/weights.md) is mapped into memory, so processes that load it share its pages.
/// To replace one that is in use, write a new file and rename it, as <see cref="Save(string)"/> does: a mapped file that is
/// overwritten changes the weights, and one that is cut short ends the process at the next inference.
/// </remarks>
public sealed class PackedWeights
{
    private readonly IWeightMemory _memory;

    internal PackedWeights(WeightLayout layout, IWeightMemory memory) => (Layout, _memory) = (layout, memory);

    /// <summary>How they are packed.</summary>
    public WeightLayout Layout { get; }

    /// <summary>The packed floats. Valid as long as this object is reachable.</summary>
    public ReadOnlySpan<float> Span => _memory.Span;

    /// <summary>The size in bytes.</summary>
    public long Bytes => (long)Layout.Length * sizeof(float);

    /// <summary>
    /// Loads a weight file: maps a packed one, and packs the tensors of a .pth, .pth.tar or .safetensors one. The format is
    /// found by content.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="layout">The <c>Layout</c> of a generated class.</param>
    /// <exception cref="WeightLayoutException">The file was packed for another network.</exception>
    /// <exception cref="WeightException">The file is damaged, or its tensors are not the network's.</exception>
    /// <exception cref="IOException">The file cannot be opened or read; other exceptions of opening pass through as well.</exception>
    public static PackedWeights Load(string path, WeightLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        // Unbuffered: the reads are large, or go through a buffer already.
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        using WeightStream stream = new(file, path, leaveOpen: true);
        return PackedFile.IsPacked(stream) ? PackedFile.Map(file, stream, layout) : Pack(stream, layout);
    }

    /// <summary>Loads what a stream holds from its position to its end; a packed file is copied. The stream stays open.</summary>
    /// <inheritdoc cref="Load(string, WeightLayout)"/>
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
        return new PackedWeights(layout, WeightPacker.Pack(source, layout));
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
        return resource is UnmanagedMemoryStream memory ? PackedFile.Use(memory, assembly, stream, layout) : PackedFile.Copy(stream, layout);
    }

    /// <summary>
    /// Writes a packed file: to a new file beside it, which then takes its name, so that nobody finds half of one and an older
    /// one that is mapped stays whole.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written; other exceptions of writing pass through as well.</exception>
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
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        PackedFile.Write(this, stream);
        GC.KeepAlive(this);
    }

    /// <summary>
    /// The weights by the names and in the shapes of a weight file. Batch normalisation stays folded: each convolution has a
    /// <c>weight</c> and a <c>bias</c>, which load again into exactly these packed weights.
    /// </summary>
    public TensorSource Unpack() => new UnpackedTensorSource(this);

    private static PackedWeights Pack(WeightStream stream, WeightLayout layout)
    {
        using WeightFile file = new(stream);
        return Load(file, layout);
    }
}
