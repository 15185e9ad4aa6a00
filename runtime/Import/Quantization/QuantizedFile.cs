using System.Globalization;

namespace ShuffleNet.Compiler.Import;

/// <summary>A quantised network as a safetensors file: docs/int8.md lists its tensors and notes.</summary>
internal static class QuantizedFile
{
    private const string KindNote = StateDictionaryContent.QuantizedNote;
    private const string Kind = "shufflenet int8 1";
    private const string ImagesNote = "calibration_images";

    public static void Write(QuantizedNetwork network, Stream destination) => SafetensorsWriter.Write(
        [
            (KindNote, Kind),
            (ImagesNote, network.CalibrationImages.ToString(CultureInfo.InvariantCulture)),
            .. SafetensorsExporter.Notes(network.Spec),
        ],
        [.. network.Graph.Layers.SelectMany(layer => Tensors(layer, network.Numbers[layer.Index]))],
        destination);

    /// <exception cref="WeightException">The file is no quantised network, or its numbers contradict each other.</exception>
    public static QuantizedNetwork Read(WeightFile file)
    {
        if (!file.Metadata.TryGetValue(KindNote, out string? kind))
        {
            throw new UnsupportedWeightsException(
                $"{file.Name}: there is no note {KindNote}, so this is no quantised network; Quantizer makes one of trained weights");
        }

        if (kind != Kind)
        {
            throw new UnsupportedWeightsException(
                $"{file.Name}: the note {KindNote} is {WeightStream.Quote(kind)}; {WeightStream.Quote(Kind)} is read here");
        }

        string images = file.Metadata.GetValueOrDefault(ImagesNote, "");
        if (!int.TryParse(images, NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            throw new WeightFormatException(
                $"{file.Name}: the note {ImagesNote} is {WeightStream.Quote(images)}; expected a number of images");
        }

        NetworkSpec spec = QuantizedSpec.Of(file);
        LayerGraph graph = LayerGraphBuilder.Build(spec);
        QuantizedTensors tensors = new(file);
        QuantizedLayer[] numbers = [.. graph.Layers.Select(layer => Read(tensors, graph, layer))];
        tensors.CheckAllRead();
        Check(file.Name, graph, numbers);
        return new QuantizedNetwork(spec, graph, numbers, count);
    }

    private static IEnumerable<WrittenTensor> Tensors(Layer layer, QuantizedLayer numbers)
    {
        string name = layer.Name;
        if (HasCodes(layer))
        {
            yield return WrittenTensor.Of($"{name}.scale", [numbers.Scales.Length], () => numbers.Scales);
            yield return WrittenTensor.Of($"{name}.zero", [1], [(sbyte)numbers.Zero]);
        }

        if (layer is ConvolutionLayer or LinearLayer)
        {
            yield return WrittenTensor.Of($"{name}.weight", WeightShape(layer), numbers.Weights);
            yield return WrittenTensor.Of($"{name}.offset", [layer.Channels], numbers.Biases);
        }

        if (layer is ConvolutionLayer convolution)
        {
            yield return WrittenTensor.Of($"{name}.shift", [1], [(sbyte)numbers.Shift]);
            yield return WrittenTensor.Of($"{name}.multiplier", [layer.Channels], numbers.Multipliers);
            if (convolution.Residual.Count > 0)
            {
                yield return WrittenTensor.Of($"{name}.residual", [1], [numbers.Residual]);
            }
        }
        else if (layer is PoolLayer { Divisor: not null } pool)
        {
            yield return WrittenTensor.Of($"{name}.multiplier", [pool.Window.Kernel * pool.Window.Kernel], numbers.Multipliers);
        }
        else if (layer is LinearLayer)
        {
            yield return WrittenTensor.Of($"{name}.logit_scale", [layer.Channels], () => numbers.LogitScales);
        }

        if (layer is not InputLayer)
        {
            yield return WrittenTensor.Of($"{name}.signal_to_noise", [1], () => [numbers.SignalToNoise]);
        }
    }

    private static QuantizedLayer Read(QuantizedTensors tensors, LayerGraph graph, Layer layer)
    {
        string name = layer.Name;
        QuantizedLayer numbers = new();
        if (HasCodes(layer))
        {
            numbers = numbers with
            {
                Scales = tensors.Scales($"{name}.scale", graph.HasScalePerChannel(layer) ? layer.Channels : 1),
                Zero = tensors.Integers($"{name}.zero", "int8", -128, 127, 1)[0],
            };
        }

        if (layer is ConvolutionLayer or LinearLayer)
        {
            int largest = WeightRounding.Largest(layer);
            int[] weights = tensors.Integers($"{name}.weight", "int8", -largest, largest, WeightShape(layer));
            numbers = numbers with
            {
                Weights = Array.ConvertAll(weights, weight => (sbyte)weight),
                Biases = tensors.Integers($"{name}.offset", "int32", int.MinValue, int.MaxValue, layer.Channels),
            };
        }

        if (layer is ConvolutionLayer convolution)
        {
            numbers = numbers with
            {
                Shift = tensors.Integers($"{name}.shift", "int8", 0, 15, 1)[0],
                Multipliers = Multipliers($"{name}.multiplier", layer.Channels),
                Residual = convolution.Residual.Count > 0 ? Multipliers($"{name}.residual", 1)[0] : (short)0,
            };
        }
        else if (layer is PoolLayer { Divisor: not null } pool)
        {
            numbers = numbers with { Multipliers = Multipliers($"{name}.multiplier", pool.Window.Kernel * pool.Window.Kernel) };
        }
        else if (layer is LinearLayer)
        {
            numbers = numbers with { LogitScales = tensors.Scales($"{name}.logit_scale", layer.Channels) };
        }

        return layer is InputLayer ? numbers : numbers with { SignalToNoise = tensors.Floats($"{name}.signal_to_noise", 1)[0] };

        short[] Multipliers(string tensor, int count) =>
            [.. tensors.Integers(tensor, "int16", 1, short.MaxValue, count).Select(multiplier => (short)multiplier)];
    }

    /// <summary>Whether the result of a layer is codes of 8 bits.</summary>
    private static bool HasCodes(Layer layer) => layer is not (MeanLayer or LinearLayer);

    private static long[] WeightShape(Layer layer) => layer is ConvolutionLayer { Window.Kernel: int kernel } convolution
        ? [layer.Channels, convolution.GroupInputs, kernel, kernel]
        : [layer.Channels, layer.Input.Count];

    private static void Check(string file, LayerGraph graph, QuantizedLayer[] numbers)
    {
        foreach (Layer layer in graph.Layers)
        {
            QuantizedLayer own = numbers[layer.Index];
            QuantizedLayer first = numbers[graph.GroupOf(layer.Index)];
            if (HasCodes(layer) && (own.Zero != first.Zero || !own.Scales.AsSpan().SequenceEqual(first.Scales)))
            {
                throw new TensorValueException(
                    $"{file}: tensors {layer.Name}.scale and {layer.Name}.zero differ from those of "
                        + $"{graph.Layers[graph.GroupOf(layer.Index)].Name}, with which they are read together");
            }

            // What is added, averaged or never negative has its zero at the lowest code.
            if (layer is PoolLayer or ConvolutionLayer { Relu: true } && own.Zero != Requantization.Lowest)
            {
                throw new TensorValueException(
                    $"{file}: tensor {layer.Name}.zero holds {own.Zero}; values that are never negative have {Requantization.Lowest}");
            }

            CheckSums(file, layer, own);
        }
    }

    /// <summary>No sum may leave 32 bits, whatever the codes are.</summary>
    private static void CheckSums(string file, Layer layer, QuantizedLayer numbers)
    {
        int largest = layer is LinearLayer ? Requantization.Steps << Requantization.MeanBits : -Requantization.Lowest;
        int length = layer is ConvolutionLayer or LinearLayer ? numbers.Weights.Length / layer.Channels : 0;
        for (int row = 0; row < layer.Channels && length > 0; row++)
        {
            long sum = Math.Abs((long)numbers.Biases[row]);
            foreach (sbyte weight in numbers.Weights.AsSpan(row * length, length))
            {
                sum += (long)Math.Abs((int)weight) * largest;
            }

            if (sum > int.MaxValue)
            {
                throw new TensorValueException(
                    $"{file}: tensor {layer.Name}.offset holds {numbers.Biases[row]} at element {row}; with its weights sums reach "
                        + $"{sum}, more than 32 bits hold");
            }
        }
    }
}
