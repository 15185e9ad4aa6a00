namespace ShuffleNet.Compiler.Import;

/// <summary>
/// A constant of a model file. Its shape is known at once; its values are read each time they are asked for, so that a file's
/// weights need not be in memory twice.
/// </summary>
internal sealed class FileTensor
{
    private readonly Func<double[]> _read;

    /// <param name="name">What messages call it.</param>
    /// <param name="shape">Extents, outermost first; none negative, and a product that fits an array.</param>
    /// <param name="read">Gives the values, row-major; as many as the shape says.</param>
    public FileTensor(string name, IReadOnlyList<long> shape, Func<double[]> read)
    {
        Name = name;
        Shape = shape;
        _read = read;
    }

    public string Name { get; }

    public IReadOnlyList<long> Shape { get; }

    public long Length => Shape.Aggregate(1L, (product, extent) => product * extent);

    public double[] Read() => _read();

    /// <summary>The same values in another shape.</summary>
    public FileTensor Reshape(params IReadOnlyList<long> shape) => new(Name, shape, _read);

    public override string ToString() => $"{Name} [{string.Join(", ", Shape)}]";
}
