namespace ShuffleNet.Compiler.Import;

/// <summary>
/// Rounds the weights of a network layer by layer: each sees what the layers before it, already rounded, make of the images, and
/// corrects what they have missed.
/// </summary>
internal sealed class LayerQuantization
{
    private readonly FloatNetwork _network;
    private readonly QuantizedLayer[] _numbers;
    private readonly float[][][] _values;
    private readonly int[][][] _codes;

    /// <param name="network">In float32.</param>
    /// <param name="numbers">Of all layers by their index; the scales are there, the rest is added.</param>
    /// <param name="images">For the calibration.</param>
    public LayerQuantization(FloatNetwork network, QuantizedLayer[] numbers, IReadOnlyList<float[]> images)
    {
        _network = network;
        _numbers = numbers;
        int layers = network.Graph.Layers.Count;
        _values = [.. images.Select(image => new float[layers][])];
        _codes = [.. images.Select(image => new int[layers][])];
        for (int image = 0; image < images.Count; image++)
        {
            _values[image][0] = images[image];
            _codes[image][0] = IntegerNetwork.Input(numbers[0], images[image]);
        }
    }

    /// <param name="advance">Is told each share of the work that is done.</param>
    public void Run(Action<double> advance)
    {
        foreach (Layer layer in _network.Graph.Computed)
        {
            if (layer is ConvolutionLayer convolution)
            {
                _numbers[layer.Index] = Round(convolution);
            }
            else if (layer is LinearLayer linear)
            {
                _numbers[layer.Index] = Round(linear);
            }

            double[] signals = new double[_values.Length];
            double[] noises = new double[_values.Length];
            Parallel.For(0, _values.Length, image =>
            {
                _values[image][layer.Index] = _network.Compute(layer, _values[image]);
                _codes[image][layer.Index] = IntegerNetwork.Compute(layer, _numbers, _codes[image]);
                (signals[image], noises[image]) = Compare(layer, _values[image][layer.Index], _codes[image][layer.Index]);
            });
            _numbers[layer.Index] = _numbers[layer.Index] with
            {
                SignalToNoise = (float)Decibels.Of(signals.Sum(), noises.Sum()),
            };
            Release(layer);
            advance(1.0 / (_numbers.Length - 1));
        }
    }

    private QuantizedLayer Round(ConvolutionLayer layer)
    {
        InputMoments[] moments = [.. Enumerable.Range(0, layer.Groups).Select(group => new InputMoments(layer.RowLength))];
        double[][] means = new double[_values.Length][];
        int zero = _numbers[layer.Input[0].Layer].Zero;
        Parallel.For(0, _values.Length, image =>
        {
            means[image] = new double[layer.Groups * layer.RowLength];
            for (int group = 0; group < layer.Groups; group++)
            {
                moments[group].Add(LayerPatches.Gather(layer, group, _codes[image], zero), layer.Shape.Width, zero);
                float[] patches = LayerPatches.Gather(layer, group, _values[image], 0f);
                for (int tap = 0; tap < layer.RowLength; tap++)
                {
                    means[image][(group * layer.RowLength) + tap] = Mean(patches.AsSpan(tap * layer.Area, layer.Area));
                }
            }
        });
        return WeightRounding.Round(_network, layer, _numbers, moments, Mean(means));
    }

    private QuantizedLayer Round(LinearLayer layer)
    {
        int input = layer.Input[0].Layer;
        InputMoments moments = new(layer.Input.Count);
        foreach (int[][] codes in _codes)
        {
            moments.Add(codes[input], 1, 0);
        }

        double[][] means = [.. _values.Select(values => Array.ConvertAll(values[input], value => (double)value))];
        return WeightRounding.Round(_network, layer, AveragedScale(input), moments, Mean(means));
    }

    /// <summary>The scale of what the planes of a mean hold.</summary>
    private double AveragedScale(int mean) => _numbers[_network.Graph.Layers[mean].Input[0].Layer].ScaleOf(0);

    /// <summary>The squares of a result, and of what its codes miss of it.</summary>
    private (double Signal, double Noise) Compare(Layer layer, float[] values, int[] codes)
    {
        QuantizedLayer numbers = _numbers[layer.Index];
        double signal = 0;
        double noise = 0;
        for (int index = 0; index < values.Length; index++)
        {
            double value = layer switch
            {
                MeanLayer => codes[index] * AveragedScale(layer.Index) / (1 << Requantization.MeanBits),
                LinearLayer => codes[index] * numbers.LogitScales[index],
                _ => (codes[index] - numbers.Zero) * numbers.ScaleOf(index / layer.Area),
            };
            signal += (double)values[index] * values[index];
            noise += (values[index] - value) * (values[index] - value);
        }

        return (signal, noise);
    }

    /// <summary>Forgets the results that no later layer reads.</summary>
    private void Release(Layer layer)
    {
        for (int before = 0; before <= layer.Index; before++)
        {
            if (_network.Graph.LastReaders[before] <= layer.Index)
            {
                Array.ForEach(_values, values => values[before] = []);
                Array.ForEach(_codes, codes => codes[before] = []);
            }
        }
    }

    private static double[] Mean(double[][] rows) =>
        [.. Enumerable.Range(0, rows[0].Length).Select(index => rows.Sum(row => row[index]) / rows.Length)];

    private static double Mean(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
