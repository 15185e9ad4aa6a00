namespace ShuffleNet.Compiler.Tests.Support.Onnx;

using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support.Tensors;

/// <summary>
/// Writes a network as an ONNX model of single operators, nothing folded: a batch normalisation is a node, the channel
/// shuffle is Reshape, Transpose, Reshape. What ONNX Runtime makes of it is the second opinion on compiled networks, and
/// what benchmarks compare their speed with. Input and output are called <c>input</c> and <c>output</c>.
/// </summary>
internal sealed class OnnxExporter
{
    public const string InputName = "input";
    public const string OutputName = "output";

    private const float Epsilon = 1e-5f;

    private readonly NetworkSpec _spec;
    private readonly SplitTensors _split;
    private readonly OnnxGraph _graph = new();
    private int _nodes;

    private OnnxExporter(NetworkSpec spec, NamedTensors tensors)
    {
        _spec = spec;
        _split = new SplitTensors(spec.Dialect);
        foreach ((TensorInfo info, double[] values) in tensors.All)
        {
            _graph.Constant(info.Name, info.Shape, values);
        }
    }

    /// <summary>The model as the bytes of an .onnx file.</summary>
    public static byte[] Export(NetworkSpec spec, TensorSource source)
    {
        var exporter = new OnnxExporter(spec, new NamedTensors(spec, source));
        exporter.Network();
        return exporter._graph.ToBytes();
    }

    private void Network()
    {
        string input = _graph.Input(InputName, 1, _spec.InputChannels, _spec.InputHeight, _spec.InputWidth);
        var planes = new Planes(input, _spec.InputChannels, _spec.InputHeight, _spec.InputWidth);
        if (_spec.Version == ShuffleNetVersion.V2)
        {
            planes = SplitNetwork(planes);
            _graph.Output(Classifier(planes, _split.Classifier, _split.ClassifierBias), OutputName, 1, _spec.Classes);
            return;
        }

        planes = Stem(planes, ReferenceTensors.Stem, ReferenceTensors.StemNorm);
        foreach (UnitShape unit in UnitShape.Of(_spec))
        {
            planes = Unit(unit, planes);
        }

        _graph.Output(Classifier(planes, ReferenceTensors.Classifier, ReferenceTensors.ClassifierBias), OutputName, 1, _spec.Classes);
    }

    private Planes Stem(Planes input, string weights, string norm)
    {
        Planes stem = Relu(Norm(Convolution(input, weights, _spec.StemChannels, 3, _spec.StemStride, 1), norm));
        return _spec.StemPool ? MaxPool(stem) : stem;
    }

    private Planes SplitNetwork(Planes planes)
    {
        planes = Stem(planes, _split.Stem, _split.StemNorm);
        foreach (SplitShape unit in SplitShape.Of(_spec))
        {
            planes = SplitUnit(unit, planes);
        }

        return Relu(Norm(Convolution(planes, _split.Head, _spec.HeadChannels, 1, 1, 1), _split.HeadNorm));
    }

    /// <summary>torchvision shuffles after the concatenation, the authors' code before the split.</summary>
    private Planes SplitUnit(SplitShape unit, Planes input)
    {
        bool torchvision = _spec.Dialect == ShuffleNetDialect.Torchvision;
        Planes shortcut = input;
        Planes taken = input;
        if (unit.Concatenates)
        {
            shortcut = Norm(Convolution(input, _split.Shortcut(unit, 0) + ".weight", unit.In, 3, unit.Stride, unit.In), _split.Shortcut(unit, 1));
            shortcut = Relu(Norm(Convolution(shortcut, _split.Shortcut(unit, 2) + ".weight", unit.ShortcutOut, 1, 1, 1), _split.Shortcut(unit, 3)));
        }
        else
        {
            Planes whole = torchvision ? input : Shuffle(input, unit.Out / 2, 2);
            shortcut = Slice(whole, 0, unit.Out / 2);
            taken = Slice(whole, unit.Out / 2, unit.Out);
        }

        Planes branch = Relu(Norm(Convolution(taken, _split.Branch(unit, 0) + ".weight", unit.Middle, 1, 1, 1), _split.Branch(unit, 1)));
        branch = Norm(Convolution(branch, _split.Branch(unit, 3) + ".weight", unit.Middle, 3, unit.Stride, unit.Middle), _split.Branch(unit, 4));
        branch = Relu(Norm(Convolution(branch, _split.Branch(unit, 5) + ".weight", unit.BranchOut, 1, 1, 1), _split.Branch(unit, 6)));
        Planes both = branch with { Name = Node("Concat", [shortcut.Name, branch.Name], OnnxGraph.Attribute("axis", 1L)), Channels = unit.Out };
        return torchvision ? Shuffle(both, 2, unit.Out / 2) : both;
    }

    private Planes Slice(Planes input, long first, long end) => input with
    {
        Name = Node("Slice", [input.Name, _graph.Constant(NextName("starts"), first), _graph.Constant(NextName("ends"), end), _graph.Constant(NextName("axes"), 1L)]),
        Channels = (int)(end - first),
    };

    /// <summary>Channels as a matrix (outer, inner), transposed.</summary>
    private Planes Shuffle(Planes input, long outer, long inner)
    {
        string split = Reshape(input.Name, 1, outer, inner, input.Height, input.Width);
        string swapped = Node("Transpose", [split], OnnxGraph.Attribute("perm", [0, 2, 1, 3, 4]));
        return input with { Name = Reshape(swapped, 1, input.Channels, input.Height, input.Width) };
    }

    private Planes Unit(UnitShape unit, Planes input)
    {
        Planes branch = Convolution(input, ReferenceTensors.First(unit), unit.Bottleneck, 1, 1, unit.FirstGroups);
        branch = Relu(Norm(branch, ReferenceTensors.FirstNorm(unit)));
        branch = ShuffleAt(ShufflePosition.BeforeDepthwise, branch);
        branch = Convolution(branch, ReferenceTensors.Depthwise(unit), unit.Bottleneck, 3, unit.Stride, unit.Bottleneck);
        branch = Norm(branch, ReferenceTensors.DepthwiseNorm(unit));
        branch = ShuffleAt(ShufflePosition.AfterDepthwise, branch);
        branch = Convolution(branch, ReferenceTensors.Second(unit), unit.BranchOut, 1, 1, unit.Groups);
        branch = Norm(branch, ReferenceTensors.SecondNorm(unit));
        if (!unit.Concatenates)
        {
            return Relu(branch with { Name = Node("Add", [input.Name, branch.Name]) });
        }

        Planes shortcut = unit.Stride == 1 ? input : AveragePool(input);
        bool reluOnBranch = _spec.StridedRelu == StridedReluPlacement.OnBranch;
        string conv = reluOnBranch ? Relu(branch).Name : branch.Name;
        string[] parts = _spec.ConcatOrder == ConcatOrder.BranchFirst ? [conv, shortcut.Name] : [shortcut.Name, conv];
        Planes output = branch with { Name = Node("Concat", parts, OnnxGraph.Attribute("axis", 1L)), Channels = unit.Out };
        return reluOnBranch ? output : Relu(output);
    }

    private Planes Convolution(Planes input, string weights, int outputs, int kernel, int stride, int groups)
    {
        int padding = kernel / 2;
        string name = Node(
            "Conv",
            [input.Name, weights],
            OnnxGraph.Attribute("kernel_shape", [kernel, kernel]),
            OnnxGraph.Attribute("strides", [stride, stride]),
            OnnxGraph.Attribute("pads", [padding, padding, padding, padding]),
            OnnxGraph.Attribute("group", (long)groups));
        return new Planes(name, outputs, ((input.Height - 1) / stride) + 1, ((input.Width - 1) / stride) + 1);
    }

    private Planes Norm(Planes input, string prefix) => input with
    {
        Name = Node(
            "BatchNormalization",
            [input.Name, $"{prefix}.weight", $"{prefix}.bias", $"{prefix}.running_mean", $"{prefix}.running_var"],
            OnnxGraph.Attribute("epsilon", Epsilon)),
    };

    private Planes Relu(Planes input) => input with { Name = Node("Relu", [input.Name]) };

    private Planes ShuffleAt(ShufflePosition position, Planes input)
    {
        if (!_spec.Shuffle || _spec.Groups == 1 || _spec.ShufflePosition != position)
        {
            return input;
        }

        long groups = _spec.Groups;
        long perGroup = input.Channels / groups;
        (long outer, long inner) = _spec.ShuffleDirection == ShuffleDirection.GroupsToChannels
            ? (groups, perGroup)
            : (perGroup, groups);
        return Shuffle(input, outer, inner);
    }

    private Planes MaxPool(Planes input)
    {
        var rows = new OnnxPool(input.Height, 3, 2, _spec.StemPoolPadding, _spec.StemPoolRounding);
        OnnxPool columns = rows with { Size = input.Width };
        return new Planes(Node("MaxPool", [input.Name], Window(rows, columns)), input.Channels, rows.Windows, columns.Windows);
    }

    private Planes AveragePool(Planes input)
    {
        var rows = new OnnxPool(
            input.Height, _spec.ShortcutPoolKernel, 2, _spec.ShortcutPoolPadding, _spec.ShortcutPoolRounding);
        OnnxPool columns = rows with { Size = input.Width };
        bool padded = _spec.ShortcutPoolDivisor == AverageDivisor.WindowSize;
        string name = Node(
            "AveragePool",
            [input.Name],
            [.. Window(rows, columns), OnnxGraph.Attribute("count_include_pad", padded ? 1L : 0L)]);
        int area = rows.Kernel * columns.Kernel;
        double[] factors = [.. rows.Counts.SelectMany(row => columns.Counts.Select(column => (double)area / (row * column)))];
        if (padded && factors.Any(factor => factor != 1))
        {
            // ONNX divides by the whole window here, the spec by what of it is not beyond the padding.
            string map = _graph.Constant(NextName("divisor"), [1, 1, rows.Windows, columns.Windows], factors);
            name = Node("Mul", [name, map]);
        }

        return new Planes(name, input.Channels, rows.Windows, columns.Windows);
    }

    private static AttributeProto[] Window(OnnxPool rows, OnnxPool columns) =>
    [
        OnnxGraph.Attribute("kernel_shape", [rows.Kernel, columns.Kernel]),
        OnnxGraph.Attribute("strides", [rows.Stride, columns.Stride]),
        OnnxGraph.Attribute("pads", [rows.Padding, columns.Padding, rows.After, columns.After]),
    ];

    private string Classifier(Planes input, string weights, string bias)
    {
        string pooled = Reshape(Node("GlobalAveragePool", [input.Name]), 1, input.Channels);
        string[] inputs = _spec.ClassifierBias
            ? [pooled, weights, bias]
            : [pooled, weights];
        string logits = Node("Gemm", inputs, OnnxGraph.Attribute("transB", 1L));
        return _spec.Softmax ? Node("Softmax", [logits], OnnxGraph.Attribute("axis", 1L)) : logits;
    }

    private string Reshape(string input, params long[] shape) =>
        Node("Reshape", [input, _graph.Constant(NextName("shape"), shape)]);

    private string Node(string operation, string[] inputs, params AttributeProto[] attributes) =>
        _graph.Node(operation, NextName(operation), inputs, attributes);

    private string NextName(string kind) => $"{kind}_{_nodes++}";

    /// <summary>The result of a node, with the shape that the next node needs.</summary>
    private sealed record Planes(string Name, int Channels, int Height, int Width);
}
