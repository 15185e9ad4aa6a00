namespace ShuffleNet.Compiler.Import.Caffe;

/// <summary>The weights of one layer.</summary>
internal sealed class CaffeBlobs(string file, string layer, IReadOnlyList<BlobProto> blobs)
{
    public int Count => blobs.Count;

    /// <summary>A blob in the shape that the layer needs; older files write shapes of four extents with ones before.</summary>
    /// <exception cref="WeightException">The blob is not there, or has another number of elements.</exception>
    public FileTensor Tensor(int index, params IReadOnlyList<long> shape)
    {
        string name = $"{layer}[{index}]";
        if (index >= blobs.Count)
        {
            throw new MissingTensorException(
                $"{file}: layer {WeightStream.Quote(layer)} has {blobs.Count} blobs of weights; number {index}, "
                    + $"[{string.Join(", ", shape)}], is missing");
        }

        BlobProto blob = blobs[index];
        long[] found = blob.Shape is null ? [blob.Num, blob.Channels, blob.Height, blob.Width] : [.. blob.Shape.Dim];
        long length = shape.Aggregate(1L, (product, extent) => product * extent);
        if (!found.Where(extent => extent != 1).SequenceEqual(shape.Where(extent => extent != 1)))
        {
            throw new TensorShapeException(
                $"{file}: blob {WeightStream.Quote(name)} has the shape [{string.Join(", ", found.Take(16))}]; the layer takes "
                    + $"[{string.Join(", ", shape)}]");
        }

        int count = Math.Max(blob.Data.Count, blob.DoubleData.Count);
        return count == length
            ? new FileTensor(name, shape, () => blob.Data.Count > 0 ? [.. blob.Data.Select(value => (double)value)] : [.. blob.DoubleData])
            : throw new WeightFormatException($"{file}: blob {WeightStream.Quote(name)} has {count} elements; its shape takes {length}");
    }
}
