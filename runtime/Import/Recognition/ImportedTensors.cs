namespace ShuffleNet.Compiler.Import;

/// <summary>The layers of a recognised network as the tensors that a generated class asks for: filters and folded bias.</summary>
internal sealed class ImportedTensors : TensorSource
{
    private readonly Dictionary<TensorInfo, NamedLayer> _layers = new(ReferenceEqualityComparer.Instance);

    public ImportedTensors(string file, IEnumerable<NamedLayer> layers)
    {
        Name = file;
        foreach (NamedLayer layer in layers)
        {
            _layers.Add(new TensorInfo(layer.Name + ".weight", layer.Layer.FilterShape, "float64"), layer);
            if (layer.HasBias)
            {
                _layers.Add(new TensorInfo(layer.Name + ".bias", [layer.Layer.Rows], "float64"), layer);
            }
        }

        Tensors = [.. _layers.Keys];
    }

    public override string Name { get; }

    public override IReadOnlyList<TensorInfo> Tensors { get; }

    public override void Read(TensorInfo tensor, Span<double> destination)
    {
        NamedLayer layer = _layers[tensor];
        if (tensor.Shape.Count == 1)
        {
            layer.Layer.ReadBiases(layer.Order, destination);
        }
        else
        {
            layer.Layer.ReadFilters(layer.Order, destination);
        }
    }
}
