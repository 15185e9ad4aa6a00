namespace ShuffleNet.Compiler;

/// <summary>Packed weights as named tensors: the inverse of what <see cref="WeightPacker"/> does after folding.</summary>
internal sealed class UnpackedTensorSource : TensorSource
{
    private readonly PackedWeights _weights;
    private readonly Dictionary<TensorInfo, LayerPacking> _layers = new(ReferenceEqualityComparer.Instance);

    public UnpackedTensorSource(PackedWeights weights)
    {
        _weights = weights;

        // Layers may share their tensors.
        foreach (LayerPacking layer in weights.Layout.Layers.DistinctBy(layer => layer.Filters.Name))
        {
            _layers.Add(new TensorInfo(layer.Filters.Name, layer.Filters.Shapes[0], "float32"), layer);
            if (layer.Bias || layer.Norm is not null)
            {
                _layers.Add(new TensorInfo(layer.BiasTensor.Name, layer.BiasTensor.Shapes[0], "float32"), layer);
            }
        }

        Tensors = [.. _layers.Keys];
    }

    public override string Name => _weights.Layout.Network;

    public override IReadOnlyList<TensorInfo> Tensors { get; }

    public override void Read(TensorInfo tensor, Span<double> destination)
    {
        LayerPacking layer = _layers[tensor];
        bool bias = tensor.Shape.Count == 1;
        using WeightLease lease = _weights.Lease();
        ReadOnlySpan<float> packed = lease.Span[layer.Offset..];
        int row = 0;
        for (int group = 0; group < layer.Groups; group++)
        {
            foreach (int block in layer.Blocks)
            {
                packed = layer.Kind == LayerKind.Depthwise
                    ? ReadFilter(layer, packed, row, bias, destination)
                    : ReadBlock(layer, packed, row, block, bias, destination);
                row += block;
            }
        }
    }

    private static ReadOnlySpan<float> ReadFilter(
        LayerPacking layer, ReadOnlySpan<float> packed, int channel, bool bias, Span<double> destination)
    {
        int row = layer.FileRow(channel);
        if (bias)
        {
            destination[row] = packed[layer.Taps];
        }

        for (int tap = 0; tap < layer.Taps && !bias; tap++)
        {
            destination[(row * layer.Taps) + tap] = packed[tap];
        }

        return packed[layer.FilterLength..];
    }

    private static ReadOnlySpan<float> ReadBlock(
        LayerPacking layer, ReadOnlySpan<float> packed, int firstRow, int block, bool bias, Span<double> destination)
    {
        int rowLength = layer.Inputs * layer.Taps;
        for (int lane = 0; lane < block && firstRow + lane < layer.Outputs; lane++)
        {
            int row = layer.FileRow(firstRow + lane);
            if (bias)
            {
                destination[row] = packed[lane];
            }

            for (int index = 0; index < rowLength && !bias; index++)
            {
                int source = layer.InputOrder is null ? index : layer.InputOrder[index];
                destination[(row * rowLength) + source] = packed[((index + 1) * block) + lane];
            }
        }

        return packed[(block * (rowLength + 1))..];
    }
}
