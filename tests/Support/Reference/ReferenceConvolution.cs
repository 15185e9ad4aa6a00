namespace ShuffleNet.Compiler.Tests.Support.Reference;

/// <summary>The convolution of the definition: naive, slow, in double precision.</summary>
internal static class ReferenceConvolution
{
    /// <summary>
    /// A grouped convolution with a square kernel. Group q reads the q-th part of the input's channels and makes the q-th
    /// part of the output's; a depthwise convolution has as many groups as channels.
    /// </summary>
    /// <param name="input">The activations.</param>
    /// <param name="weights">(outputs, inputs per group, kernel rows, kernel columns), row-major.</param>
    /// <param name="bias">One value per output, or null for none.</param>
    /// <param name="outputs">Channels of the result; a multiple of <paramref name="groups"/>.</param>
    /// <param name="kernel">Rows and columns of the kernel.</param>
    /// <param name="stride">Rows and columns between neighbouring windows.</param>
    /// <param name="padding">Zeros around the input on each side.</param>
    /// <param name="groups">Number of groups; divides the channels on both sides.</param>
    /// <exception cref="ArgumentException">The channels or the number of weights do not fit.</exception>
    public static Planes Run(
        Planes input, double[] weights, double[]? bias, int outputs, int kernel, int stride, int padding, int groups)
    {
        if (input.Channels % groups != 0 || outputs % groups != 0)
        {
            throw new ArgumentException($"{input.Channels} -> {outputs} channels in {groups} groups", nameof(groups));
        }

        int inputsPerGroup = input.Channels / groups;
        int outputsPerGroup = outputs / groups;
        if (weights.Length != outputs * inputsPerGroup * kernel * kernel)
        {
            throw new ArgumentException(
                $"{weights.Length} weights for {outputs}x{inputsPerGroup}x{kernel}x{kernel}", nameof(weights));
        }

        var output = new Planes(
            outputs,
            ((input.Height + (2 * padding) - kernel) / stride) + 1,
            ((input.Width + (2 * padding) - kernel) / stride) + 1);
        for (int o = 0; o < outputs; o++)
        {
            if (bias is not null)
            {
                output.Plane(o).Fill(bias[o]);
            }

            for (int i = 0; i < inputsPerGroup; i++)
            {
                int channel = (o / outputsPerGroup * inputsPerGroup) + i;
                for (int tap = 0; tap < kernel * kernel; tap++)
                {
                    double weight = weights[(((o * inputsPerGroup) + i) * kernel * kernel) + tap];
                    AddTap(input, channel, weight, (tap / kernel) - padding, (tap % kernel) - padding, stride, output, o);
                }
            }
        }

        return output;
    }

    /// <summary>
    /// Adds weight times the input plane, moved by (rowOffset, columnOffset), to the output plane; beyond the input are zeros.
    /// </summary>
    private static void AddTap(
        Planes input, int channel, double weight, int rowOffset, int columnOffset, int stride, Planes output, int outputChannel)
    {
        ReadOnlySpan<double> source = input.Plane(channel);
        Span<double> sum = output.Plane(outputChannel);
        for (int y = 0; y < output.Height; y++)
        {
            int row = (y * stride) + rowOffset;
            if (row < 0 || row >= input.Height)
            {
                continue;
            }

            for (int x = 0; x < output.Width; x++)
            {
                int column = (x * stride) + columnOffset;
                if (column >= 0 && column < input.Width)
                {
                    sum[(y * output.Width) + x] += weight * source[(row * input.Width) + column];
                }
            }
        }
    }
}
