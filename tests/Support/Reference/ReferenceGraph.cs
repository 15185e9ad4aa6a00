using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Tests.Support.Reference;

/// <summary>
/// Computes a graph as it was built, node by node: naive, in double precision. It knows the operators by their definitions and
/// nothing of passes, layouts or kernels.
/// </summary>
internal sealed class ReferenceGraph(NetworkGraph graph, FixedTensors tensors)
{
    private readonly Dictionary<string, Planes> _values = [];

    /// <summary>What each output holds, in their order.</summary>
    public IReadOnlyList<Planes> Run(Planes input)
    {
        _values.Clear();
        _values[graph.Input.Tensor] = input;
        foreach (Node node in graph.Nodes)
        {
            _values[node.Output.Tensor] = Compute(node, [.. node.Inputs.Select(operand => _values[operand.Tensor])]);
        }

        return [.. graph.Outputs.Select(output => _values[output.Slice.Tensor])];
    }

    private Planes Compute(Node node, Planes[] inputs) => node switch
    {
        ConvolutionNode convolution => Convolve(convolution, inputs[0]),
        BatchNormNode norm => ReferenceOperators.BatchNorm(
            inputs[0],
            Tensor(norm.Norm + ".weight"),
            Tensor(norm.Norm + ".bias"),
            Tensor(norm.Norm + ".running_mean"),
            Tensor(norm.Norm + ".running_var")),
        ActivationNode activation => ReferenceActivation.Run(activation.Activation, inputs[0]),
        PoolNode pool => Pool(pool, inputs[0]),
        GlobalAverageNode => new(inputs[0].Channels, 1, 1, ReferenceOperators.GlobalAveragePool(inputs[0])),
        LinearNode linear => new(linear.Output.Shape.Channels, 1, 1, ReferenceOperators.Linear(
            inputs[0].Values,
            Tensor(linear.Weight + ".weight"),
            linear.Bias ? Tensor(linear.Weight + ".bias") : null,
            linear.Output.Shape.Channels)),
        SoftmaxNode => Make(node, (channel, row, column) => Softmax(inputs[0], channel, row, column)),
        TransposeNode => Make(node, (pixel, _, channel) => inputs[0][channel, pixel / inputs[0].Width, pixel % inputs[0].Width]),
        AddNode => inputs.Aggregate(ReferenceOperators.Add),
        ConcatNode => inputs.Aggregate(ReferenceOperators.Concat),
        ShuffleNode shuffle => Make(node, (channel, row, column) => inputs[0][shuffle.Order[channel], row, column]),
        SplitNode split => Make(node, (channel, row, column) => inputs[0][split.First + channel, row, column]),
        ScaleNode => Make(node, (channel, row, column) => inputs[0][channel, row, column] * inputs[1][channel, 0, 0]),
        UpsampleNode { Bilinear: false } => Make(node, (channel, row, column) => inputs[0][channel, row / 2, column / 2]),
        UpsampleNode => Make(node, (channel, row, column) => Mean(inputs[0], channel, row, column)),
        _ => throw new ArgumentException(node.Describe(), nameof(node)),
    };

    private double[] Tensor(string name) => tensors.ValuesOf(name);

    private Planes Convolve(ConvolutionNode node, Planes input)
    {
        Padding padding = node.Padding;
        Planes padded = new(input.Channels, input.Height + padding.Top + padding.Bottom, input.Width + padding.Left + padding.Right);
        for (int channel = 0; channel < input.Channels; channel++)
        {
            for (int row = 0; row < input.Height; row++)
            {
                for (int column = 0; column < input.Width; column++)
                {
                    padded[channel, row + padding.Top, column + padding.Left] = input[channel, row, column];
                }
            }
        }

        return ReferenceConvolution.Run(
            padded,
            Tensor(node.Weight + ".weight"),
            node.Bias ? Tensor(node.Weight + ".bias") : null,
            node.Output.Shape.Channels,
            node.Kernel,
            node.Stride,
            0,
            node.Groups);
    }

    /// <summary>Over the channels of a pixel.</summary>
    private static double Softmax(Planes input, int channel, int row, int column) =>
        ReferenceOperators.Softmax([.. Enumerable.Range(0, input.Channels).Select(other => input[other, row, column])])[channel];

    private static Planes Pool(PoolNode node, Planes input) => Make(node, (channel, row, column) =>
    {
        (int top, int left) = ((row * node.Stride) - node.Padding.Top, (column * node.Stride) - node.Padding.Left);
        List<double> values = [];
        int counted = 0;
        for (int y = top; y < Math.Min(top + node.Kernel, input.Height + node.Padding.Bottom); y++)
        {
            for (int x = left; x < Math.Min(left + node.Kernel, input.Width + node.Padding.Right); x++)
            {
                counted++;
                values.AddRange(y >= 0 && y < input.Height && x >= 0 && x < input.Width ? [input[channel, y, x]] : Array.Empty<double>());
            }
        }

        return node.Divisor switch
        {
            null => values.Max(),
            AverageDivisor.ValidElements => values.Average(),
            _ => values.Sum() / counted,
        };
    });

    /// <summary>Centres of elements are at halves; what lies beyond a border is as the border.</summary>
    private static double Mean(Planes input, int channel, int row, int column)
    {
        double sum = 0;
        foreach ((int y, double down) in Neighbours(row, input.Height))
        {
            foreach ((int x, double right) in Neighbours(column, input.Width))
            {
                sum += down * right * input[channel, y, x];
            }
        }

        return sum;
    }

    private static IEnumerable<(int Index, double Weight)> Neighbours(int place, int size)
    {
        double centre = ((place + 0.5) / 2) - 0.5;
        int before = (int)Math.Floor(centre);
        yield return (Math.Clamp(before, 0, size - 1), 1 - (centre - before));
        yield return (Math.Clamp(before + 1, 0, size - 1), centre - before);
    }

    private static Planes Make(Node node, Func<int, int, int, double> value)
    {
        (int channels, int height, int width) = node.Output.Shape;
        Planes planes = new(channels, height, width);
        for (int channel = 0; channel < channels; channel++)
        {
            for (int row = 0; row < height; row++)
            {
                for (int column = 0; column < width; column++)
                {
                    planes[channel, row, column] = value(channel, row, column);
                }
            }
        }

        return planes;
    }
}
