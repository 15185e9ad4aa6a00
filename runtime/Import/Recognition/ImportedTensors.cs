namespace ShuffleNet.Compiler.Import;

/// <summary>The layers of a recognised network as the tensors that a generated class asks for: filters and folded bias.</summary>
internal sealed class ImportedTensors : TensorSource
{
    private readonly Dictionary<TensorInfo, Action<Memory<double>>> _read = new(ReferenceEqualityComparer.Instance);
    private readonly string _file;

    public ImportedTensors(string file, ImportedNetwork network, NetworkDescription spec)
    {
        _file = file;
        Add(LayerNames.Stem, network.Stem, null, bias: true);
        for (int index = 0; index < network.Units.Count; index++)
        {
            ImportedUnit unit = network.Units[index];
            (int[] first, int[] depthwise) = RowOrders(unit, spec);
            Add(LayerNames.First(index), unit.First, first, bias: true);
            Add(LayerNames.Depthwise(index), unit.Depthwise, depthwise, bias: true);
            Add(LayerNames.Second(index), unit.Second, null, bias: true);
        }

        Add(LayerNames.Classifier, network.Classifier, null, spec.ClassifierBias);
        Tensors = [.. _read.Keys];
    }

    public override string Name => _file;

    public override IReadOnlyList<TensorInfo> Tensors { get; }

    public override void Read(TensorInfo tensor, Span<double> destination)
    {
        double[] values = new double[destination.Length];
        _read[tensor](values);
        values.CopyTo(destination);
    }

    /// <summary>
    /// Which rows of the file's first two convolutions stand where in the class, whose shuffle is that of the spec. Where the
    /// first one is not grouped, the order of its outputs is nobody's business but the next layers', so a file that leaves
    /// out the shuffle of such a unit (the Caffe models do) computes the same with its rows in another order.
    /// </summary>
    private static (int[] First, int[] Depthwise) RowOrders(ImportedUnit unit, NetworkDescription spec)
    {
        int[] first = new int[unit.First.Rows];
        int[] depthwise = new int[unit.Depthwise.Rows];
        bool before = spec.ShufflePosition == ShufflePosition.BeforeDepthwise;
        int[] shuffle = ShuffleOrder.Of(spec, unit.First.Rows);
        for (int k = 0; k < first.Length; k++)
        {
            // Input k of the second pointwise convolution comes from this filter, and that from this row.
            int filter = unit.SecondOrder[k];
            first[shuffle[k]] = unit.DepthwiseOrder[filter];
            depthwise[before ? k : shuffle[k]] = filter;
        }

        return (first, depthwise);
    }

    private void Add(string name, FoldedConvolution layer, int[]? order, bool bias)
    {
        _read.Add(new TensorInfo(name + ".weight", layer.FilterShape, "float64"), destination => layer.ReadFilters(order, destination.Span));
        if (bias)
        {
            _read.Add(new TensorInfo(name + ".bias", [layer.Rows], "float64"), destination => layer.ReadBiases(order, destination.Span));
        }
    }
}
