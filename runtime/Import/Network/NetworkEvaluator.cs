namespace ShuffleNet.Compiler.Import;

/// <summary>
/// Runs the network of a file as it stands there, node by node, in double precision: slow and obvious, the answer with which
/// a compiled class is compared.
/// </summary>
internal sealed class NetworkEvaluator
{
    private readonly Dictionary<NetworkNode, double[][]> _planes = new(ReferenceEqualityComparer.Instance);

    /// <param name="network">The network.</param>
    /// <param name="input">Planar: channels, rows, columns.</param>
    /// <returns>The results one after the other.</returns>
    public static double[] Run(FileNetwork network, ReadOnlySpan<float> input)
    {
        NetworkEvaluator evaluator = new();
        int area = network.Input.Height * network.Input.Width;
        double[] values = Array.ConvertAll(input.ToArray(), value => (double)value);
        evaluator._planes.Add(network.Input, [.. values.Chunk(area)]);
        foreach (NetworkNode node in network.Nodes.Where(node => node is not InputNode))
        {
            evaluator._planes.Add(node, evaluator.Compute(node));
        }

        return [.. network.Results.SelectMany(result => evaluator.Read(result.View)).SelectMany(plane => plane)];
    }

    private double[][] Read(ChannelView view) => [.. view.Planes.Select(plane => _planes[plane.Node][plane.Channel])];

    private double[][] Compute(NetworkNode node)
    {
        double[][] input = Read(node.Input);
        return node switch
        {
            ConvolutionNode convolution => Convolve(convolution, input),
            AffineNode affine => Apply(affine.Read(), input),
            ReluNode => [.. input.Select(plane => Array.ConvertAll(plane, value => Math.Max(0, value)))],
            PoolNode pool => [.. input.Select(plane => Pool(pool, plane))],
            AddNode add => [.. input.Zip(Read(add.Inputs[1]), (left, right) => left.Zip(right, (a, b) => a + b).ToArray())],
            GlobalAverageNode => [.. input.Select(plane => new[] { plane.Average() })],
            LinearNode linear => Multiply(linear, input),
            ActivationNode activation => [.. input.Select(plane => Array.ConvertAll(plane, activation.Of))],
            ScaleNode scale => [.. input.Zip(
                Read(scale.Inputs[1]), (plane, factor) => Array.ConvertAll(plane, value => value * factor[0]))],
            UpsampleNode upsample => [.. input.Select(plane => Upsample(upsample, plane))],
            TransposeNode =>
                [.. Enumerable.Range(0, node.Channels).Select(pixel => Array.ConvertAll(input, plane => plane[pixel]))],
            FlattenNode => [.. input.SelectMany(plane => plane.Select(value => new[] { value }))],
            SoftmaxNode => Softmax(input),
            _ => throw new InvalidOperationException($"node {node.Name}: no arithmetic for {node.GetType().Name}"),
        };
    }

    private static double[][] Convolve(ConvolutionNode node, double[][] input)
    {
        double[] filters = node.Filters.Read();
        double[]? bias = node.Bias?.Read();
        Window window = node.Window;
        int inputs = input.Length / node.Groups;
        int taps = window.KernelHeight * window.KernelWidth;
        return [.. Enumerable.Range(0, node.Channels).Select(channel =>
        {
            int first = channel / (node.Channels / node.Groups) * inputs;
            double[] output = new double[node.Height * node.Width];
            Array.Fill(output, bias?[channel] ?? 0);
            for (int index = 0; index < inputs * taps; index++)
            {
                double weight = filters[(channel * inputs * taps) + index];
                double[] plane = input[first + (index / taps)];
                int down = (index % taps / window.KernelWidth) - window.Top;
                int right = (index % window.KernelWidth) - window.Left;
                for (int position = 0; position < output.Length; position++)
                {
                    int row = (position / node.Width * window.StrideHeight) + down;
                    int column = (position % node.Width * window.StrideWidth) + right;
                    if (row >= 0 && row < node.Input.Height && column >= 0 && column < node.Input.Width)
                    {
                        output[position] += weight * plane[(row * node.Input.Width) + column];
                    }
                }
            }

            return output;
        })];
    }

    private static double[][] Apply(ChannelAffine affine, double[][] input) =>
        [.. input.Select((plane, channel) =>
            Array.ConvertAll(plane, value => (value * affine.Factors[channel]) + affine.Summands[channel])),
        ];

    private static double[] Pool(PoolNode node, double[] plane)
    {
        Window window = node.Window;
        double[] output = new double[node.Height * node.Width];
        for (int position = 0; position < output.Length; position++)
        {
            int top = (position / node.Width * window.StrideHeight) - window.Top;
            int left = (position % node.Width * window.StrideWidth) - window.Left;
            var rows = Enumerable.Range(top, window.KernelHeight).Where(row => row >= 0 && row < node.Input.Height);
            var columns = Enumerable.Range(left, window.KernelWidth).Where(column => column >= 0 && column < node.Input.Width);
            double[] elements = [.. rows.SelectMany(row => columns.Select(column => plane[(row * node.Input.Width) + column]))];
            int padded = (Math.Min(top + window.KernelHeight, node.Input.Height + window.Bottom) - top)
                * (Math.Min(left + window.KernelWidth, node.Input.Width + window.Right) - left);
            output[position] = node.Kind switch
            {
                PoolKind.Maximum => elements.Max(),
                PoolKind.AverageOfValid => elements.Average(),
                _ => elements.Sum() / padded,
            };
        }

        return output;
    }

    private static double[][] Multiply(LinearNode node, double[][] input)
    {
        double[] weights = node.Weights.Read();
        double[]? bias = node.Bias?.Read();
        return [.. Enumerable.Range(0, node.Channels).Select(row =>
            new[] { input.Select((plane, column) => weights[(row * input.Length) + column] * plane[0]).Sum() + (bias?[row] ?? 0) })];
    }

    private static double[] Upsample(UpsampleNode node, double[] plane)
    {
        (int height, int width) = (node.Input.Height, node.Input.Width);
        double[] output = new double[node.Height * node.Width];
        for (int position = 0; position < output.Length; position++)
        {
            // Of a row between two: how far the second one is away, in quarters of which there are none for the nearest.
            double row = node.Bilinear ? Math.Clamp((position / node.Width / 2.0) - 0.25, 0, height - 1) : position / node.Width / 2;
            double column = node.Bilinear ? Math.Clamp((position % node.Width / 2.0) - 0.25, 0, width - 1) : position % node.Width / 2;
            (int top, int left) = ((int)row, (int)column);
            (int bottom, int right) = (Math.Min(top + 1, height - 1), Math.Min(left + 1, width - 1));
            double upper = Between(plane[(top * width) + left], plane[(top * width) + right], column - left);
            double lower = Between(plane[(bottom * width) + left], plane[(bottom * width) + right], column - left);
            output[position] = Between(upper, lower, row - top);
        }

        return output;

        static double Between(double first, double second, double part) => first + ((second - first) * part);
    }

    private static double[][] Softmax(double[][] logits)
    {
        double[][] results = Array.ConvertAll(logits, plane => new double[plane.Length]);
        for (int pixel = 0; pixel < logits[0].Length; pixel++)
        {
            double largest = logits.Max(plane => plane[pixel]);
            double sum = logits.Sum(plane => Math.Exp(plane[pixel] - largest));
            for (int channel = 0; channel < logits.Length; channel++)
            {
                results[channel][pixel] = Math.Exp(logits[channel][pixel] - largest) / sum;
            }
        }

        return results;
    }
}
