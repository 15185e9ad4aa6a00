using ShuffleNet.Compiler.Import.Onnx;

namespace ShuffleNet.Compiler.Import;

/// <summary>
/// Writes a network as an ONNX model of single operators: the channel shuffle is Reshape, Transpose, Reshape; a batch
/// normalisation is a node where the tensors have one.
/// </summary>
internal sealed class OnnxExporter
{
    private readonly NetworkDescription _spec;
    private readonly ExportTensors _tensors;
    private readonly OnnxGraph _graph = new();
    private int _nodes;

    private OnnxExporter(NetworkDescription spec, TensorSource source)
    {
        _spec = spec;
        _tensors = new ExportTensors(source);
    }

    public static void Write(NetworkDescription spec, TensorSource source, Stream destination)
    {
        OnnxExporter exporter = new(spec, source);
        exporter.WriteNetwork();
        exporter._graph.WriteTo(destination);
    }

    private void WriteNetwork()
    {
        string input = _graph.Input(ModelExporter.InputName, 1, _spec.InputChannels, _spec.InputHeight, _spec.InputWidth);
        Planes planes = new(input, _spec.InputChannels, _spec.InputHeight, _spec.InputWidth);
        planes = Relu(Convolution(planes, LayerNames.Stem, LayerNames.StemNorm, _spec.StemChannels, 3, _spec.StemStride, 1));
        if (_spec.StemPool)
        {
            planes = MaxPool(planes);
        }

        foreach (DescribedUnit unit in DescribedUnit.Of(_spec))
        {
            planes = Unit(unit, planes);
        }

        _graph.Output(Classifier(planes), ModelExporter.OutputName, 1, _spec.Classes);
    }

    private Planes Unit(DescribedUnit unit, Planes input)
    {
        int index = unit.Index;
        Planes branch = Relu(Convolution(input, LayerNames.First(index), LayerNames.FirstNorm(index), unit.Bottleneck, 1, 1, unit.FirstGroups));
        branch = ShuffleAt(ShufflePosition.BeforeDepthwise, branch);
        branch = Convolution(branch, LayerNames.Depthwise(index), LayerNames.DepthwiseNorm(index), unit.Bottleneck, 3, unit.Stride, unit.Bottleneck);
        branch = ShuffleAt(ShufflePosition.AfterDepthwise, branch);
        branch = Convolution(branch, LayerNames.Second(index), LayerNames.SecondNorm(index), unit.Branch, 1, 1, _spec.Groups);
        if (!unit.Concatenates)
        {
            return Relu(branch with { Name = Node("Add", [input.Name, branch.Name]) });
        }

        Planes shortcut = unit.Stride == 1 ? input : AveragePool(input);
        bool reluOnBranch = _spec.StridedRelu == StridedReluPlacement.OnBranch;
        string end = reluOnBranch ? Relu(branch).Name : branch.Name;
        string[] parts = _spec.ConcatOrder == ConcatOrder.BranchFirst ? [end, shortcut.Name] : [shortcut.Name, end];
        Planes output = branch with { Name = Node("Concat", parts, OnnxGraph.Attribute("axis", 1L)), Channels = unit.Out };
        return reluOnBranch ? output : Relu(output);
    }

    /// <summary>With bias, normalisation or both, as the tensors have it.</summary>
    private Planes Convolution(Planes input, string layer, string norm, int outputs, int kernel, int stride, int groups)
    {
        int padding = kernel / 2;
        string[] operands = [input.Name, Constant(layer + ".weight", outputs, input.Channels / groups, kernel, kernel)];
        bool normalised = _tensors.Holds(norm + ".weight");
        if (_tensors.Holds(layer + ".bias") || !normalised)
        {
            operands = [.. operands, Constant(layer + ".bias", outputs)];
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
                [name, .. parts.Select(part => Constant($"{norm}.{part}", outputs))],
                OnnxGraph.Attribute("epsilon", (float)_tensors.BatchNormEpsilon));
        }

        Window window = Window.Square(kernel, stride, padding);
        return new Planes(name, outputs, window.Rows(input.Height), window.Columns(input.Width));
    }

    private Planes Relu(Planes input) => input with { Name = Node("Relu", [input.Name]) };

    private Planes ShuffleAt(ShufflePosition position, Planes input)
    {
        if (!_spec.Shuffle || _spec.Groups == 1 || _spec.ShufflePosition != position)
        {
            return input;
        }

        long perGroup = input.Channels / _spec.Groups;
        (long outer, long inner) = _spec.ShuffleDirection == ShuffleDirection.GroupsToChannels
            ? ((long)_spec.Groups, perGroup)
            : (perGroup, _spec.Groups);
        string split = Reshape(input.Name, 1, outer, inner, input.Height, input.Width);
        string swapped = Node("Transpose", [split], OnnxGraph.Attribute("perm", [0, 2, 1, 3, 4]));
        return input with { Name = Reshape(swapped, 1, input.Channels, input.Height, input.Width) };
    }

    private Planes MaxPool(Planes input)
    {
        (PoolSide rows, PoolSide columns) = Sides(input, 3, _spec.StemPoolPadding, _spec.StemPoolRounding);
        string name = Node("MaxPool", [input.Name], WindowAttributes(rows, columns, rows.Padding, rows.After, columns.After));
        return new Planes(name, input.Channels, rows.Windows, columns.Windows);
    }

    private Planes AveragePool(Planes input)
    {
        (PoolSide rows, PoolSide columns) = Sides(input, _spec.ShortcutPoolKernel, _spec.ShortcutPoolPadding, _spec.ShortcutPoolRounding);
        int padding = rows.Padding;
        bool padded = _spec.ShortcutPoolDivisor == AverageDivisor.WindowSize;
        string name = input.Name;
        AttributeProto[] window = WindowAttributes(rows, columns, padding, rows.After, columns.After);
        if (padded && padding > 0 && rows.Beyond + columns.Beyond > 0)
        {
            // ONNX counts all of a pool's padding or none of it. What is to be counted becomes part of the input.
            name = Node("Pad", [name, _graph.Constant(NextName("pads"), 0, 0, padding, padding, 0, 0, padding, padding)]);
            window = WindowAttributes(rows, columns, 0, rows.Beyond, columns.Beyond);
            padded = false;
        }

        name = Node("AveragePool", [name], [.. window, OnnxGraph.Attribute("count_include_pad", padded && padding > 0 ? 1L : 0L)]);
        return new Planes(name, input.Channels, rows.Windows, columns.Windows);
    }

    private static (PoolSide Rows, PoolSide Columns) Sides(Planes input, int kernel, int padding, PoolRounding rounding)
    {
        PoolSide rows = new(input.Height, kernel, 2, padding, rounding);
        return (rows, rows with { Size = input.Width });
    }

    private static AttributeProto[] WindowAttributes(PoolSide rows, PoolSide columns, int before, int below, int right) =>
    [
        OnnxGraph.Attribute("kernel_shape", [rows.Kernel, columns.Kernel]),
        OnnxGraph.Attribute("strides", [rows.Stride, columns.Stride]),
        OnnxGraph.Attribute("pads", [before, before, below, right]),
    ];

    private string Classifier(Planes input)
    {
        string pooled = Reshape(Node("GlobalAveragePool", [input.Name]), 1, input.Channels);
        string[] operands = [pooled, Constant(LayerNames.Classifier + ".weight", _spec.Classes, input.Channels)];
        operands = _spec.ClassifierBias ? [.. operands, Constant(LayerNames.Classifier + ".bias", _spec.Classes)] : operands;
        string logits = Node("Gemm", operands, OnnxGraph.Attribute("transB", 1L));
        return _spec.Softmax ? Node("Softmax", [logits], OnnxGraph.Attribute("axis", 1L)) : logits;
    }

    private string Constant(string tensor, params long[] shape) => _graph.Constant(tensor, shape, _tensors.Read(tensor, shape));

    private string Reshape(string input, params long[] shape) => Node("Reshape", [input, _graph.Constant(NextName("shape"), shape)]);

    private string Node(string operation, string[] inputs, params AttributeProto[] attributes) =>
        _graph.Node(operation, NextName(operation), inputs, attributes);

    private string NextName(string kind) => $"{kind}_{_nodes++}";

    /// <summary>The result of a node, with the shape that the next node needs.</summary>
    private sealed record Planes(string Name, int Channels, int Height, int Width);
}
