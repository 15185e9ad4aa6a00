namespace ShuffleNet.Compiler.Import;

/// <summary>
/// Rounds weights one after the other; what rounding one of them changes in the result, those after it make good as far as inputs go
/// together (Frantar et al., GPTQ, 2022).
/// </summary>
internal sealed class ErrorFeedback
{
    // Of the mean second moment, added to each: few images say little about many inputs.
    private const double Damping = 0.01;

    private readonly double[] _factor;
    private readonly int _count;

    /// <param name="products">The second moments of the inputs.</param>
    public ErrorFeedback(double[] products)
    {
        _count = (int)Math.Sqrt(products.Length);
        double mean = Enumerable.Range(0, _count).Average(index => products[(index * _count) + index]);
        double damping = mean > 0 ? mean * Damping : 1;
        double[] matrix = [.. products];
        for (int index = 0; index < _count; index++)
        {
            matrix[(index * _count) + index] += damping;
        }

        _factor = Cholesky(Inverse(Cholesky(matrix)));
    }

    /// <summary>Rounds weights to whole numbers.</summary>
    /// <param name="weights">In units of a step; changed on the way.</param>
    /// <param name="largest">The largest magnitude of a whole number.</param>
    public sbyte[] Round(Span<double> weights, int largest)
    {
        sbyte[] rounded = new sbyte[_count];
        for (int index = 0; index < _count; index++)
        {
            rounded[index] = (sbyte)Math.Clamp(Math.Round(weights[index]), -largest, largest);
            double error = (weights[index] - rounded[index]) / _factor[(index * _count) + index];
            for (int later = index + 1; later < _count; later++)
            {
                weights[later] -= error * _factor[(later * _count) + index];
            }
        }

        return rounded;
    }

    /// <summary>The lower triangle L with L times its transpose the matrix.</summary>
    private double[] Cholesky(double[] matrix)
    {
        double[] lower = new double[matrix.Length];
        for (int row = 0; row < _count; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                double sum = matrix[(row * _count) + column];
                for (int index = 0; index < column; index++)
                {
                    sum -= lower[(row * _count) + index] * lower[(column * _count) + index];
                }

                lower[(row * _count) + column] = row == column
                    ? Math.Sqrt(Math.Max(sum, double.Epsilon))
                    : sum / lower[(column * _count) + column];
            }
        }

        return lower;
    }

    /// <summary>The inverse of L times its transpose.</summary>
    private double[] Inverse(double[] lower)
    {
        // Row by row the transpose of the inverse of L, so that the sums below run along rows.
        double[] upper = new double[lower.Length];
        for (int column = 0; column < _count; column++)
        {
            for (int row = column; row < _count; row++)
            {
                double sum = row == column ? 1 : 0;
                for (int index = column; index < row; index++)
                {
                    sum -= lower[(row * _count) + index] * upper[(column * _count) + index];
                }

                upper[(column * _count) + row] = sum / lower[(row * _count) + row];
            }
        }

        double[] inverse = new double[lower.Length];
        for (int row = 0; row < _count; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                double sum = 0;
                for (int index = row; index < _count; index++)
                {
                    sum += upper[(row * _count) + index] * upper[(column * _count) + index];
                }

                inverse[(row * _count) + column] = sum;
                inverse[(column * _count) + row] = sum;
            }
        }

        return inverse;
    }
}
