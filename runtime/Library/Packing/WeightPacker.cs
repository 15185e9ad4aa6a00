namespace ShuffleNet.Compiler;

/// <summary>
/// Reads a network's tensors, folds batch normalisation and writes the result in the order in which the kernels read it.
/// Layer after layer, so beside the packed weights at most the tensors of one layer are in memory.
/// </summary>
internal static class WeightPacker
{
    /// <summary>Packs all layers.</summary>
    /// <param name="source">The tensors.</param>
    /// <param name="layout">What the network needs, and where.</param>
    /// <exception cref="WeightException">The source is damaged, or its tensors are not the network's.</exception>
    public static AlignedBuffer Pack(TensorSource source, WeightLayout layout)
    {
        LayerPacking[] layers = layout.Layers;
        TensorLookup tensors = new(source, layers, layout.Unread);
        AlignedBuffer buffer = new(layout.Length);
        foreach (LayerPacking layer in layers)
        {
            PackLayer(layer, new FoldedLayer(layer, tensors, source.BatchNormEpsilon, source.Name), buffer.Span[layer.Offset..]);
            CheckFinite(layer, source, buffer.Span[layer.Offset..]);
        }

        return buffer;
    }

    private static void PackLayer(LayerPacking layer, FoldedLayer folded, Span<float> destination)
    {
        int row = 0;
        int position = 0;
        for (int group = 0; group < layer.Groups; group++)
        {
            foreach (int block in layer.Blocks)
            {
                if (layer.Kind == LayerKind.Depthwise)
                {
                    PackFilter(folded, layer.FileRow(row), destination.Slice(position, layer.FilterLength), layer.Taps);
                    position += layer.FilterLength;
                }
                else
                {
                    int size = block * ((layer.Inputs * layer.Taps) + 1);
                    PackBlock(layer, folded, row, block, destination.Slice(position, size));
                    position += size;
                }

                row += block;
            }
        }
    }

    private static void PackFilter(FoldedLayer folded, int channel, Span<float> destination, int taps)
    {
        for (int tap = 0; tap < taps; tap++)
        {
            destination[tap] = folded.Weight(channel, tap);
        }

        destination[taps] = folded.Bias(channel);
    }

    private static void PackBlock(LayerPacking layer, FoldedLayer folded, int firstRow, int block, Span<float> destination)
    {
        for (int lane = 0; lane < block; lane++)
        {
            // The last block of the classifier is padded; its zeros are never stored.
            if (firstRow + lane >= layer.Outputs)
            {
                continue;
            }

            int row = layer.FileRow(firstRow + lane);
            destination[lane] = folded.Bias(row);
            for (int index = 0; index < layer.Inputs * layer.Taps; index++)
            {
                destination[((index + 1) * block) + lane] = folded.Weight(row, layer.InputOrder is null ? index : layer.InputOrder[index]);
            }
        }
    }

    // Finite values can fold into an infinity: a huge gamma over a variance of zero, or more than a float holds.
    private static void CheckFinite(LayerPacking layer, TensorSource source, Span<float> packed)
    {
        int end = layer.Kind == LayerKind.Depthwise
            ? layer.Outputs * layer.FilterLength
            : layer.Groups * layer.Blocks.Sum() * ((layer.Inputs * layer.Taps) + 1);
        foreach (float value in packed[..end])
        {
            if (!float.IsFinite(value))
            {
                throw new TensorValueException(
                    $"{source.Name}: tensor {layer.Weight}.weight does not fit into float32 once {layer.Norm ?? "its bias"} is folded in");
            }
        }
    }
}
