namespace ShuffleNet.Compiler;

/// <summary>
/// Weights and biases of one layer with its batch normalisation folded in, in double precision:
/// <c>w' = w s</c>, <c>b' = beta + (b - mean) s</c> with <c>s = gamma / sqrt(variance + epsilon)</c>, where b is the convolution's
/// own bias if it has one.
/// </summary>
internal sealed class FoldedLayer
{
    private readonly double[] _weights;
    private readonly double[] _scales;
    private readonly double[] _biases;
    private readonly int _rowLength;

    public FoldedLayer(LayerPacking layer, TensorLookup tensors, double epsilon, string sourceName)
    {
        _rowLength = layer.Inputs * layer.Taps;
        _scales = new double[layer.Outputs];
        string bias = layer.BiasTensor.Name;
        _biases = tensors.Holds(bias) ? tensors.Read(bias) : new double[layer.Outputs];
        Array.Fill(_scales, 1);
        if (layer.Norm is not null && tensors.Holds(layer.Norm + ".weight"))
        {
            FoldNorm(layer.Norm, tensors, epsilon, sourceName);
        }

        _weights = tensors.Read(layer.Filters.Name);
    }

    public float Bias(int row) => (float)_biases[row];

    /// <summary>Weight <paramref name="index"/> of a row: input channel times taps plus tap.</summary>
    public float Weight(int row, int index) => (float)(_weights[(row * _rowLength) + index] * _scales[row]);

    private void FoldNorm(string norm, TensorLookup tensors, double epsilon, string sourceName)
    {
        double[] gamma = tensors.Read(norm + ".weight");
        double[] beta = tensors.Read(norm + ".bias");
        double[] mean = tensors.Read(norm + ".running_mean");
        double[] variance = tensors.Read(norm + ".running_var");
        for (int row = 0; row < _scales.Length; row++)
        {
            if (variance[row] < 0)
            {
                throw new TensorValueException(
                    $"{sourceName}: tensor {norm}.running_var holds {variance[row]} at element {row}; a variance is not negative");
            }

            _scales[row] = gamma[row] / Math.Sqrt(variance[row] + epsilon);
            _biases[row] = beta[row] + ((_biases[row] - mean[row]) * _scales[row]);
        }
    }
}
