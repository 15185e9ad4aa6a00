using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.InMemory;

namespace ShuffleNet.Compiler.Benchmarks;

/// <summary>
/// AlexNet as an ONNX model with random weights: the network of 2012 with its two groups in convolutions 2, 4 and 5, which
/// is the one of 720 M multiply-adds that the ShuffleNet paper compares with. Its local response normalisations are left
/// out: they multiply little but take time, so the comparison errs in AlexNet's favour.
/// </summary>
internal sealed class AlexNet
{
    private readonly OnnxGraph _graph = new();
    private string _value;
    private int _channels = 3;
    private int _size = 224;
    private int _layer;

    private AlexNet() => _value = _graph.Input("input", 1, _channels, _size, _size);

    /// <summary>Multiply-adds of one inference, counted while the model is made.</summary>
    public long MultiplyAdds { get; private set; }

    /// <summary>The bytes of the .onnx file: input (1, 3, 224, 224), output (1, 1000).</summary>
    public byte[] Model { get; private set; } = [];

    public static AlexNet Create()
    {
        AlexNet network = new();
        network.Convolution(96, kernel: 11, stride: 4, padding: 2, groups: 1);
        network.Pool();
        network.Convolution(256, kernel: 5, stride: 1, padding: 2, groups: 2);
        network.Pool();
        network.Convolution(384, kernel: 3, stride: 1, padding: 1, groups: 1);
        network.Convolution(384, kernel: 3, stride: 1, padding: 1, groups: 2);
        network.Convolution(256, kernel: 3, stride: 1, padding: 1, groups: 2);
        network.Pool();
        network._value = network._graph.Node("Flatten", "flatten", [network._value]);
        network._channels *= network._size * network._size;
        network.Linear(4096);
        network.Relu();
        network.Linear(4096);
        network.Relu();
        network.Linear(1000);
        network._graph.Output(network._value, "output", 1, 1000);
        using MemoryStream model = new();
        network._graph.WriteTo(model);
        network.Model = model.ToArray();
        return network;
    }

    private void Convolution(int outputs, int kernel, int stride, int padding, int groups)
    {
        int inputs = _channels / groups;
        string[] operands = [_value, Weights(outputs, inputs, kernel, kernel), Weights(outputs)];
        _value = _graph.Node(
            "Conv",
            $"conv{++_layer}",
            operands,
            OnnxGraph.Attribute("kernel_shape", [kernel, kernel]),
            OnnxGraph.Attribute("strides", [stride, stride]),
            OnnxGraph.Attribute("pads", [padding, padding, padding, padding]),
            OnnxGraph.Attribute("group", (long)groups));
        _channels = outputs;
        _size = ((_size + (2 * padding) - kernel) / stride) + 1;
        MultiplyAdds += (long)_size * _size * outputs * inputs * kernel * kernel;
        Relu();
    }

    private void Pool()
    {
        _value = _graph.Node(
            "MaxPool", $"pool{_layer}", [_value], OnnxGraph.Attribute("kernel_shape", [3, 3]), OnnxGraph.Attribute("strides", [2, 2]));
        _size = ((_size - 3) / 2) + 1;
    }

    private void Linear(int outputs)
    {
        string[] operands = [_value, Weights(outputs, _channels), Weights(outputs)];
        _value = _graph.Node("Gemm", $"fc{++_layer}", operands, OnnxGraph.Attribute("transB", 1L));
        MultiplyAdds += (long)outputs * _channels;
        _channels = outputs;
    }

    private void Relu() => _value = _graph.Node("Relu", $"relu{_layer}", [_value]);

    // He-uniform, so that activations keep their size from layer to layer; a bias, which has one dimension, is small.
    private string Weights(params long[] shape)
    {
        int length = (int)shape.Aggregate(1L, (product, extent) => product * extent);
        float bound = shape.Length == 1 ? 0.1f : MathF.Sqrt(6f * shape[0] / length);
        float[] values = RandomValues.Uniform(length, bound, (_layer * 2) + shape.Length);
        string kind = shape.Length == 1 ? "bias" : "weight";
        return _graph.Constant($"{kind}{_layer}", shape, values);
    }
}
