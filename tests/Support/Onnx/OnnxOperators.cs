using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Tests.Support.Tensors;
using AttributeProto = ShuffleNet.Compiler.Import.Onnx.AttributeProto;
using OnnxGraph = ShuffleNet.Compiler.Import.OnnxGraph;

namespace ShuffleNet.Compiler.Tests.Support.Onnx;

/// <summary>
/// Writes a graph as it was built as an ONNX model of standard operators, so that ONNX Runtime computes it too. The model has one
/// output: the graph's results one after the other, each in the order of its channels.
/// </summary>
internal sealed class OnnxOperators
{
    private readonly OnnxGraph _model = new();
    private readonly FixedTensors _tensors;
    private int _constants;

    private OnnxOperators(FixedTensors tensors) => _tensors = tensors;

    /// <summary>The bytes of an .onnx file.</summary>
    /// <param name="graph">What is written.</param>
    /// <param name="tensors">Its weights.</param>
    /// <param name="apart">Whether each result of the graph is an output of its own.</param>
    public static byte[] Write(NetworkGraph graph, FixedTensors tensors, bool apart = false)
    {
        OnnxOperators writer = new(tensors);
        (int channels, int height, int width) = graph.Input.Shape;
        writer._model.Input(graph.Input.Tensor, 1, channels, height, width);
        foreach (Node node in graph.Nodes)
        {
            writer.Write(node);
        }

        return apart ? writer.FinishApart(graph) : writer.Finish(graph);
    }

    private byte[] Finish(NetworkGraph graph)
    {
        string[] parts = [.. graph.Outputs.Select((output, index) => Reshape($"result{index}", output.Slice.Tensor, 1, -1))];
        _model.Node("Concat", "results", parts, OnnxGraph.Attribute("axis", 1L));
        _model.Output("results", "output", 1, graph.Outputs.Sum(output => output.Slice.Shape.Length));
        using MemoryStream file = new();
        _model.WriteTo(file);
        return file.ToArray();
    }

    private byte[] FinishApart(NetworkGraph graph)
    {
        foreach (NetworkOutput output in graph.Outputs)
        {
            (int channels, int height, int width) = output.Slice.Shape;
            _model.Output(output.Slice.Tensor, "result " + output.Name, 1, channels, height, width);
        }

        using MemoryStream file = new();
        _model.WriteTo(file);
        return file.ToArray();
    }

    private void Write(Node node)
    {
        string name = node.Output.Tensor;
        string[] inputs = [.. node.Inputs.Select(input => input.Tensor)];
        _ = node switch
        {
            ConvolutionNode convolution => Convolution(name, convolution),
            BatchNormNode norm => BatchNorm(name, norm),
            ActivationNode activation => Activate(name, inputs[0], activation.Activation),
            PoolNode pool => Pool(name, pool),
            GlobalAverageNode => _model.Node("GlobalAveragePool", name, inputs),
            LinearNode linear => Linear(name, linear),
            SoftmaxNode => _model.Node("Softmax", name, inputs, OnnxGraph.Attribute("axis", 1L)),
            TransposeNode => Transpose(name, inputs[0], node),
            AddNode => _model.Node("Sum", name, inputs),
            ConcatNode => _model.Node("Concat", name, inputs, OnnxGraph.Attribute("axis", 1L)),
            ShuffleNode shuffle =>
                _model.Node(
                    "Gather",
                    name,
                    [inputs[0], Numbers([.. shuffle.Order.Sources.Select(source => (long)source)])],
                    OnnxGraph.Attribute("axis", 1L)),
            SplitNode split =>
                _model.Node(
                    "Slice", name, [inputs[0], Numbers(split.First), Numbers(split.First + split.Output.Shape.Channels), Numbers(1)]),
            ScaleNode => _model.Node("Mul", name, inputs),
            UpsampleNode upsample => Upsample(name, inputs[0], upsample.Bilinear),
            _ => throw new ArgumentException(node.Describe(), nameof(node)),
        };
    }

    private string Convolution(string name, ConvolutionNode node)
    {
        int perGroup = node.Input.Shape.Channels / node.Groups;
        string[] weights = [Tensor(node.Weight + ".weight", node.Output.Shape.Channels, perGroup, node.Kernel, node.Kernel)];
        string[] bias = node.Bias ? [Tensor(node.Weight + ".bias", node.Output.Shape.Channels)] : [];
        return _model.Node(
            "Conv",
            name,
            [node.Input.Tensor, .. weights, .. bias],
            [.. Window(node.Kernel, node.Stride, node.Padding), OnnxGraph.Attribute("group", (long)node.Groups)]);
    }

    private string BatchNorm(string name, BatchNormNode node)
    {
        string[] parts = ["weight", "bias", "running_mean", "running_var"];
        return _model.Node(
            "BatchNormalization",
            name,
            [node.Input.Tensor, .. parts.Select(part => Tensor($"{node.Norm}.{part}", node.Output.Shape.Channels))],
            OnnxGraph.Attribute("epsilon", (float)_tensors.Epsilon));
    }

    private string Activate(string name, string input, Activation activation) => activation.Kind switch
    {
        ActivationKind.None => _model.Node("Identity", name, [input]),
        ActivationKind.Relu => _model.Node("Relu", name, [input]),
        ActivationKind.Relu6 => _model.Node("Clip", name, [input, Number(0), Number(6)]),
        ActivationKind.LeakyRelu => _model.Node("LeakyRelu", name, [input], OnnxGraph.Attribute("alpha", activation.Slope)),
        ActivationKind.HardSwish => _model.Node("HardSwish", name, [input]),
        ActivationKind.HardSigmoid =>
            _model.Node("HardSigmoid", name, [input], OnnxGraph.Attribute("alpha", 1 / 6f), OnnxGraph.Attribute("beta", 0.5f)),
        ActivationKind.Sigmoid => _model.Node("Sigmoid", name, [input]),
        ActivationKind.Silu => _model.Node("Mul", name, [input, _model.Node("Sigmoid", name + ".gate", [input])]),
        _ => throw new ArgumentException(activation.ToString(), nameof(activation)),
    };

    /// <summary>
    /// The zeros that an average counts become part of the input, for ONNX counts all of a pool's padding or none; what the last
    /// windows need beyond them counts in no average, so the size never has to round up.
    /// </summary>
    private string Pool(string name, PoolNode node)
    {
        string input = node.Input.Tensor;
        Padding padding = node.Padding;
        (_, int height, int width) = node.Input.Shape;
        int below = End(node.Output.Shape.Height) - padding.Top - height;
        int right = End(node.Output.Shape.Width) - padding.Left - width;
        if (node.Divisor != AverageDivisor.WindowSize)
        {
            Padding around = padding with { Bottom = Math.Max(0, below), Right = Math.Max(0, right) };
            return _model.Node(node.Divisor is null ? "MaxPool" : "AveragePool", name, [input], Window(node.Kernel, node.Stride, around));
        }

        string padded = _model.Node(
            "Pad", name + ".padded", [input, Numbers(0, 0, padding.Top, padding.Left, 0, 0, padding.Bottom, padding.Right)]);
        Padding beyond = new(0, 0, Math.Max(0, below - padding.Bottom), Math.Max(0, right - padding.Right));
        return _model.Node("AveragePool", name, [padded], Window(node.Kernel, node.Stride, beyond));

        int End(int windows) => ((windows - 1) * node.Stride) + node.Kernel;
    }

    private string Linear(string name, LinearNode node)
    {
        int outputs = node.Output.Shape.Length;
        string[] bias = node.Bias ? [Tensor(node.Weight + ".bias", outputs)] : [];
        string vector = Reshape(name + ".vector", node.Input.Tensor, 1, -1);
        string product = _model.Node(
            "Gemm",
            name + ".product",
            [vector, Tensor(node.Weight + ".weight", outputs, node.Input.Shape.Length), .. bias],
            OnnxGraph.Attribute("transB", 1L));
        return Reshape(name, product, 1, -1, 1, 1);
    }

    private string Transpose(string name, string input, Node node)
    {
        string pixels = _model.Node("Transpose", name + ".pixels", [input], OnnxGraph.Attribute("perm", [0, 2, 3, 1]));
        return Reshape(name, pixels, 1, node.Output.Shape.Channels, 1, node.Output.Shape.Width);
    }

    private string Upsample(string name, string input, bool bilinear)
    {
        string scales = _model.Constant($"constant{_constants++}", [4], [1, 1, 2, 2]);
        return _model.Node(
            "Resize",
            name,
            [input, "", scales],
            OnnxGraph.Attribute("mode", bilinear ? "linear" : "nearest"),
            OnnxGraph.Attribute("coordinate_transformation_mode", bilinear ? "half_pixel" : "asymmetric"),
            OnnxGraph.Attribute("nearest_mode", "floor"));
    }

    private static AttributeProto[] Window(int kernel, int stride, Padding padding) =>
    [
        OnnxGraph.Attribute("kernel_shape", [kernel, kernel]),
        OnnxGraph.Attribute("strides", [stride, stride]),
        OnnxGraph.Attribute("pads", [padding.Top, padding.Left, padding.Bottom, padding.Right]),
    ];

    private string Tensor(string name, params long[] shape) =>
        _model.Constant(name, shape, Array.ConvertAll(_tensors.ValuesOf(name), value => (float)value));

    private string Number(float value) => _model.Constant($"constant{_constants++}", [], [value]);

    private string Numbers(params long[] values) => _model.Constant($"constant{_constants++}", values);

    private string Reshape(string name, string input, params long[] shape) => _model.Node("Reshape", name, [input, Numbers(shape)]);
}
