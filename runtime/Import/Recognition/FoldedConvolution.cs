namespace ShuffleNet.Compiler.Import;

/// <summary>
/// A layer with everything that follows it channel by channel, folded: <c>w' = w f</c>, <c>b' = b f + s</c> for each factor f
/// and summand s. What normalises in the file, and with which epsilon, is settled here, in double precision.
/// </summary>
internal sealed class FoldedConvolution(string file, FileTensor filters, FileTensor? bias, IReadOnlyList<AffineNode> affines)
{
    public int Rows => (int)filters.Shape[0];

    /// <summary>Whether there is anything to add.</summary>
    public bool HasBias => bias is not null || affines.Count > 0;

    public IReadOnlyList<long> FilterShape => filters.Shape;

    /// <summary>The filters, row r of which is the file's row <c>order[r]</c>.</summary>
    public void ReadFilters(int[]? order, Span<double> destination)
    {
        double[] values = Finite(filters.Read(), filters.Name);
        double[] factors = Fold().Factors;
        int length = values.Length / Rows;
        for (int row = 0; row < Rows; row++)
        {
            int source = order is null ? row : order[row];
            for (int index = 0; index < length; index++)
            {
                destination[(row * length) + index] = values[(source * length) + index] * factors[source];
            }
        }
    }

    /// <summary>The biases in the same order.</summary>
    public void ReadBiases(int[]? order, Span<double> destination)
    {
        double[] biases = Fold().Summands;
        for (int row = 0; row < Rows; row++)
        {
            destination[row] = biases[order is null ? row : order[row]];
        }
    }

    private ChannelAffine Fold()
    {
        double[] factors = new double[Rows];
        Array.Fill(factors, 1);
        double[] summands = bias is null ? new double[Rows] : [.. Finite(bias.Read(), bias.Name)];
        foreach (AffineNode node in affines)
        {
            ChannelAffine affine = node.Read();
            for (int row = 0; row < Rows; row++)
            {
                factors[row] *= affine.Factors[row];
                summands[row] = (summands[row] * affine.Factors[row]) + affine.Summands[row];
            }

            Finite(factors, node.Name);
            Finite(summands, node.Name);
        }

        return new ChannelAffine(factors, summands);
    }

    private double[] Finite(double[] values, string name)
    {
        int bad = Array.FindIndex(values, value => !double.IsFinite(value));
        return bad < 0
            ? values
            : throw new TensorValueException(
                $"{file}: {WeightStream.Quote(name)} holds {values[bad]} at element {bad}; expected finite values");
    }
}
