using ShuffleNet.Compiler.Import.Onnx;

namespace ShuffleNet.Compiler.Import;

/// <summary>Writes the operations of ShuffleNets as nodes, and keeps track of shapes.</summary>
internal sealed class OnnxPlaneWriter(ExportTensors tensors)
{
    private readonly OnnxGraph _graph = new();
    private int _nodes;

    public WrittenPlanes Input(string name, int channels, int height, int width) =>
        new(_graph.Input(name, 1, channels, height, width), channels, height, width);

    /// <summary>Names the network's output and writes the file.</summary>
    public void Finish(WrittenPlanes result, string name, Stream destination)
    {
        _graph.Output(result.Name, name, 1, result.Channels);
        _graph.WriteTo(destination);
    }

    /// <summary>Padding kernel / 2; with bias, normalisation or both, as the tensors have it.</summary>
    public WrittenPlanes Convolution(WrittenPlanes input, LayerName layer, int outputs, int kernel, int stride, int groups)
    {
        int padding = kernel / 2;
        string[] operands = [input.Name, Tensor(layer.Weight + ".weight", outputs, input.Channels / groups, kernel, kernel)];
        bool normalised = tensors.Holds(layer.Norm + ".weight");
        if (!normalised || tensors.Holds(layer.Weight + ".bias"))
        {
            operands = [.. operands, Tensor(layer.Weight + ".bias", outputs)];
        }

        string name = Node(
            "Conv",
            operands,
            OnnxGraph.Attribute("kernel_shape", [kernel, kernel]),
            OnnxGraph.Attribute("strides", [stride, stride]),
            OnnxGraph.Attribute("pads", [padding, padding, padding, padding]),
            OnnxGraph.Attribute("group", (long)groups));
        if (normalised)
        {
            string[] parts = ["weight", "bias", "running_mean", "running_var"];
            name = Node(
                "BatchNormalization",
                [name, .. parts.Select(part => Tensor($"{layer.Norm}.{part}", outputs))],
                OnnxGraph.Attribute("epsilon", (float)tensors.BatchNormEpsilon));
        }

        Window window = Window.Square(kernel, stride, padding);
        return new WrittenPlanes(name, outputs, window.Rows(input.Height), window.Columns(input.Width));
    }

    /// <summary>1x1, without bias and normalisation.</summary>
    public WrittenPlanes Convolution(WrittenPlanes input, string layer, int outputs) => input with
    {
        Name = Node(
            "Conv",
            [input.Name, Tensor(layer + ".weight", outputs, input.Channels, 1, 1)],
            OnnxGraph.Attribute("kernel_shape", [1, 1])),
        Channels = outputs,
    };

    /// <summary>ReLU or hard-swish.</summary>
    public WrittenPlanes Activate(WrittenPlanes input, bool isHardSwish) =>
        isHardSwish ? Multiply(input, HardSigmoid(input)) : Relu(input);

    public WrittenPlanes HardSigmoid(WrittenPlanes input) => input with
    {
        Name = Node("HardSigmoid", [input.Name], OnnxGraph.Attribute("alpha", 1 / 6f), OnnxGraph.Attribute("beta", 0.5f)),
    };

    /// <summary>Element by element; a factor of one element is for its whole plane.</summary>
    public WrittenPlanes Multiply(WrittenPlanes input, WrittenPlanes factors) =>
        input with { Name = Node("Mul", [input.Name, factors.Name]) };

    public WrittenPlanes Relu(WrittenPlanes input) => input with { Name = Node("Relu", [input.Name]) };

    public WrittenPlanes Add(WrittenPlanes left, WrittenPlanes right) => left with { Name = Node("Add", [left.Name, right.Name]) };

    public WrittenPlanes Concat(WrittenPlanes left, WrittenPlanes right) =>
        left with
        {
            Name = Node("Concat", [left.Name, right.Name], OnnxGraph.Attribute("axis", 1L)), Channels = left.Channels + right.Channels,
        };

    /// <summary>The channels from <paramref name="start"/> to before <paramref name="end"/>.</summary>
    public WrittenPlanes Slice(WrittenPlanes input, int start, int end) => input with
    {
        Name = Node("Slice", [input.Name, Numbers("starts", start), Numbers("ends", end), Numbers("axes", 1)]),
        Channels = end - start,
    };

    /// <summary>Channels as a matrix of so many rows, transposed.</summary>
    public WrittenPlanes Shuffle(WrittenPlanes input, int rows)
    {
        string split = Reshape(input.Name, 1, rows, input.Channels / rows, input.Height, input.Width);
        string swapped = Node("Transpose", [split], OnnxGraph.Attribute("perm", [0, 2, 1, 3, 4]));
        return input with { Name = Reshape(swapped, 1, input.Channels, input.Height, input.Width) };
    }

    /// <summary>3x3, stride 2.</summary>
    public WrittenPlanes MaxPool(WrittenPlanes input, int padding, PoolRounding rounding)
    {
        PoolSide rows = new(input.Height, 3, 2, padding, rounding);
        PoolSide columns = rows with { Size = input.Width };
        string name = Node("MaxPool", [input.Name], WindowAttributes(rows, padding, rows.After, columns.After));
        return new WrittenPlanes(name, input.Channels, rows.Windows, columns.Windows);
    }

    /// <summary>Stride 2.</summary>
    public WrittenPlanes AveragePool(WrittenPlanes input, int kernel, int padding, PoolRounding rounding, AverageDivisor divisor)
    {
        PoolSide rows = new(input.Height, kernel, 2, padding, rounding);
        PoolSide columns = rows with { Size = input.Width };
        bool counted = divisor == AverageDivisor.WindowSize && padding > 0;
        string name = input.Name;
        AttributeProto[] window = WindowAttributes(rows, padding, rows.After, columns.After);
        if (counted && rows.Beyond + columns.Beyond > 0)
        {
            // ONNX counts all of a pool's padding or none of it. What is to be counted becomes part of the input.
            name = Node("Pad", [name, Numbers("pads", 0, 0, padding, padding, 0, 0, padding, padding)]);
            window = WindowAttributes(rows, 0, rows.Beyond, columns.Beyond);
            counted = false;
        }

        name = Node("AveragePool", [name], [.. window, OnnxGraph.Attribute("count_include_pad", counted ? 1L : 0L)]);
        return new WrittenPlanes(name, input.Channels, rows.Windows, columns.Windows);
    }

    /// <summary>The average of each plane, as a plane of one element.</summary>
    public WrittenPlanes Average(WrittenPlanes input) =>
        new(Node("GlobalAveragePool", [input.Name]), input.Channels, 1, 1);

    /// <summary>A matrix times planes of one element.</summary>
    public WrittenPlanes Linear(WrittenPlanes input, string layer, int outputs, bool bias)
    {
        string vector = Reshape(input.Name, 1, input.Channels);
        string[] operands = [vector, Tensor(layer + ".weight", outputs, input.Channels)];
        operands = bias ? [.. operands, Tensor(layer + ".bias", outputs)] : operands;
        return new WrittenPlanes(Node("Gemm", operands, OnnxGraph.Attribute("transB", 1L)), outputs, 1, 1);
    }

    public WrittenPlanes Softmax(WrittenPlanes input) =>
        input with { Name = Node("Softmax", [input.Name], OnnxGraph.Attribute("axis", 1L)) };

    private static AttributeProto[] WindowAttributes(PoolSide side, int before, int below, int right) =>
    [
        OnnxGraph.Attribute("kernel_shape", [side.Kernel, side.Kernel]),
        OnnxGraph.Attribute("strides", [side.Stride, side.Stride]),
        OnnxGraph.Attribute("pads", [before, before, below, right]),
    ];

    private string Tensor(string name, params long[] shape) => _graph.Constant(name, shape, tensors.Read(name, shape));

    private string Numbers(string kind, params long[] values) => _graph.Constant(NextName(kind), values);

    private string Reshape(string input, params long[] shape) => Node("Reshape", [input, Numbers("shape", shape)]);

    private string Node(string operation, string[] inputs, params AttributeProto[] attributes) =>
        _graph.Node(operation, NextName(operation), inputs, attributes);

    private string NextName(string kind) => $"{kind}_{_nodes++}";
}
