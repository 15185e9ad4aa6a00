namespace ShuffleNet.Compiler.Tests.Support.Reference;

/// <summary>The operators between the convolutions: naive, in double precision. Each makes a new value.</summary>
internal static class ReferenceOperators
{
    /// <summary>What every dialect adds to the variance.</summary>
    public const double Epsilon = 1e-5;

    /// <summary>(x - mean) / sqrt(variance + epsilon) * gamma + beta, one value of each per channel.</summary>
    public static Planes BatchNorm(Planes input, double[] gamma, double[] beta, double[] mean, double[] variance)
    {
        var output = new Planes(input.Channels, input.Height, input.Width);
        for (int channel = 0; channel < input.Channels; channel++)
        {
            for (int i = 0; i < input.Height * input.Width; i++)
            {
                double normalised = (input.Plane(channel)[i] - mean[channel]) / Math.Sqrt(variance[channel] + Epsilon);
                output.Plane(channel)[i] = (normalised * gamma[channel]) + beta[channel];
            }
        }

        return output;
    }

    public static Planes Relu(Planes input) =>
        new(input.Channels, input.Height, input.Width, Array.ConvertAll(input.Values, value => Math.Max(value, 0)));

    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Planes Add(Planes left, Planes right)
    {
        if ((left.Channels, left.Height, left.Width) != (right.Channels, right.Height, right.Width))
        {
            throw new ArgumentException(
                $"{left.Channels}x{left.Height}x{left.Width} + {right.Channels}x{right.Height}x{right.Width}", nameof(right));
        }

        return new(left.Channels, left.Height, left.Width, [.. left.Values.Zip(right.Values, (x, y) => x + y)]);
    }

    /// <summary>The channels of the first, then those of the second.</summary>
    /// <exception cref="ArgumentException">Rows or columns differ.</exception>
    public static Planes Concat(Planes first, Planes second)
    {
        if ((first.Height, first.Width) != (second.Height, second.Width))
        {
            throw new ArgumentException($"{first.Height}x{first.Width} beside {second.Height}x{second.Width}", nameof(second));
        }

        return new(first.Channels + second.Channels, first.Height, first.Width, [.. first.Values, .. second.Values]);
    }

    /// <summary>The channel shuffle of g groups of n channels.</summary>
    public static Planes Shuffle(Planes input, int groups, ShuffleDirection direction)
    {
        int perGroup = input.Channels / groups;
        var output = new Planes(input.Channels, input.Height, input.Width);
        for (int group = 0; group < groups; group++)
        {
            for (int i = 0; i < perGroup; i++)
            {
                int grouped = (group * perGroup) + i;
                int interleaved = (i * groups) + group;
                (int from, int to) = direction == ShuffleDirection.GroupsToChannels
                    ? (grouped, interleaved)
                    : (interleaved, grouped);
                input.Plane(from).CopyTo(output.Plane(to));
            }
        }

        return output;
    }

    /// <summary>The mean of each channel.</summary>
    public static double[] GlobalAveragePool(Planes input)
    {
        var means = new double[input.Channels];
        for (int channel = 0; channel < input.Channels; channel++)
        {
            foreach (double value in input.Plane(channel))
            {
                means[channel] += value / (input.Height * input.Width);
            }
        }

        return means;
    }

    /// <summary>Weights (outputs, inputs) times input, plus the bias if there is one.</summary>
    public static double[] Linear(double[] input, double[] weights, double[]? bias, int outputs)
    {
        var output = new double[outputs];
        for (int o = 0; o < outputs; o++)
        {
            output[o] = bias is null ? 0 : bias[o];
            for (int i = 0; i < input.Length; i++)
            {
                output[o] += weights[(o * input.Length) + i] * input[i];
            }
        }

        return output;
    }

    /// <summary>exp(x) over the sum of all exp(x), without overflow for large x.</summary>
    public static double[] Softmax(double[] logits)
    {
        double largest = logits.Max();
        double[] powers = Array.ConvertAll(logits, logit => Math.Exp(logit - largest));
        double sum = powers.Sum();
        return Array.ConvertAll(powers, power => power / sum);
    }
}
