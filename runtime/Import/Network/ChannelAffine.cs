namespace ShuffleNet.Compiler.Import;

/// <summary>What is done to each channel: times the factor, plus the summand.</summary>
internal sealed record ChannelAffine(double[] Factors, double[] Summands)
{
    /// <summary>A batch normalisation: gamma (x - mean) / sqrt(variance + epsilon) + beta.</summary>
    /// <exception cref="TensorValueException">A variance is negative.</exception>
    public static ChannelAffine BatchNorm(
        string file, FileTensor gamma, FileTensor beta, FileTensor mean, FileTensor variance, double epsilon) =>
        BatchNorm(file, variance.Name, gamma.Read(), beta.Read(), mean.Read(), variance.Read(), epsilon);

    /// <inheritdoc cref="BatchNorm(string, FileTensor, FileTensor, FileTensor, FileTensor, double)"/>
    public static ChannelAffine BatchNorm(
        string file, string name, double[] gamma, double[] beta, double[] mean, double[] variance, double epsilon)
    {
        int bad = Array.FindIndex(variance, value => value < 0);
        if (bad >= 0)
        {
            throw new TensorValueException(
                $"{file}: the variance {WeightStream.Quote(name)} holds {variance[bad]} at element {bad}; a variance is not negative");
        }

        double[] factors = [.. gamma.Zip(variance, (scale, spread) => scale / Math.Sqrt(spread + epsilon))];
        return new ChannelAffine(factors, [.. beta.Select((summand, channel) => summand - (mean[channel] * factors[channel]))]);
    }
}
