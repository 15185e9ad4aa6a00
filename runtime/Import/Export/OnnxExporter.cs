namespace ShuffleNet.Compiler.Import;

/// <summary>
/// Writes a network as an ONNX model of single operators: the channel shuffle is Reshape, Transpose, Reshape; a batch
/// normalisation is a node where the tensors have one.
/// </summary>
internal sealed class OnnxExporter
{
    private readonly NetworkSpec _spec;
    private readonly TensorNames _names;
    private readonly OnnxPlaneWriter _graph;

    private OnnxExporter(NetworkSpec spec, TensorSource source)
    {
        _spec = spec;
        _names = new TensorNames(spec);
        _graph = new OnnxPlaneWriter(new ExportTensors(spec, source));
    }

    public static void Write(NetworkSpec spec, TensorSource source, Stream destination)
    {
        OnnxExporter exporter = new(spec, source);
        WrittenPlanes planes = exporter._graph.Input(ModelExporter.InputName, spec.InputChannels, spec.InputHeight, spec.InputWidth);
        planes = exporter.Stages(exporter.Stem(planes));
        exporter._graph.Finish(exporter.Head(planes), ModelExporter.OutputName, destination);
    }

    private WrittenPlanes Stem(WrittenPlanes input)
    {
        WrittenPlanes stem = _graph.Activate(
            _graph.Convolution(input, _names.Stem, _spec.StemChannels, 3, _spec.StemStride, 1), _spec.IsHardSwish(1));
        return _spec.StemPool ? _graph.MaxPool(stem, _spec.StemPoolPadding, _spec.StemPoolRounding) : stem;
    }

    private WrittenPlanes Stages(WrittenPlanes planes) => _spec.Version == ShuffleNetVersion.V1
        ? ResidualUnitShape.Of(_spec).Zip(_names.Units).Aggregate(planes, (input, unit) => Residual(unit.First, unit.Second, input))
        : SplitUnitShape.Of(_spec).Zip(_names.Units).Aggregate(planes, (input, unit) => Split(unit.First, unit.Second, input));

    private WrittenPlanes Residual(ResidualUnitShape unit, string name, WrittenPlanes input)
    {
        WrittenPlanes branch = _graph.Relu(
            _graph.Convolution(input, TensorNames.Residual(name, 1, 0), unit.Bottleneck, 1, 1, unit.FirstGroups));
        branch = ShuffleAt(ShufflePosition.BeforeDepthwise, branch);
        branch = _graph.Convolution(branch, TensorNames.Residual(name, 1, 3), unit.Bottleneck, unit.Kernel, unit.Stride, unit.Bottleneck);
        branch = ShuffleAt(ShufflePosition.AfterDepthwise, branch);
        branch = _graph.Convolution(branch, TensorNames.Residual(name, 2, 0), unit.Branch, 1, 1, _spec.SecondGroups);
        if (!unit.Concatenates)
        {
            return _graph.Relu(_graph.Add(input, branch));
        }

        WrittenPlanes shortcut = unit.Stride == 1
            ? input
            : _graph.AveragePool(
                input, _spec.ShortcutPoolKernel, _spec.ShortcutPoolPadding, _spec.ShortcutPoolRounding, _spec.ShortcutPoolDivisor);
        bool onBranch = _spec.StridedRelu == StridedReluPlacement.OnBranch;
        branch = onBranch ? _graph.Relu(branch) : branch;
        (WrittenPlanes first, WrittenPlanes second) = _spec.InConcatOrder(shortcut, branch);
        WrittenPlanes both = _graph.Concat(first, second);
        return onBranch ? both : _graph.Relu(both);
    }

    private WrittenPlanes ShuffleAt(ShufflePosition position, WrittenPlanes input) =>
        _spec.Shuffle && _spec.Groups > 1 && _spec.ShufflePosition == position
            ? _graph.Shuffle(
                input, _spec.ShuffleDirection == ShuffleDirection.GroupsToChannels ? _spec.Groups : input.Channels / _spec.Groups)
            : input;

    /// <summary>torchvision shuffles after the concatenation, the authors' code before the split.</summary>
    private WrittenPlanes Split(SplitUnitShape unit, string name, WrittenPlanes input)
    {
        bool shufflesLast = _spec.Dialect == ShuffleNetDialect.Torchvision;
        WrittenPlanes shortcut = input;
        WrittenPlanes taken = input;
        if (unit.Concatenates)
        {
            shortcut = _graph.Convolution(input, _names.Shortcut(name, 0), unit.In, unit.Kernel, unit.Stride, unit.In);
            shortcut = _graph.Activate(
                _graph.Convolution(shortcut, _names.Shortcut(name, 2), unit.Shortcut, 1, 1, 1), unit.IsHardSwish);
        }
        else
        {
            WrittenPlanes whole = shufflesLast ? input : _graph.Shuffle(input, unit.Out / 2);
            shortcut = _graph.Slice(whole, 0, unit.Out / 2);
            taken = _graph.Slice(whole, unit.Out / 2, unit.Out);
        }

        WrittenPlanes branch = unit.IsXception ? Xception(unit, name, taken) : Bottleneck(unit, name, taken);
        branch = unit.Squeezes ? Excite(branch, _names.Squeeze(name, unit.IsXception)) : branch;
        WrittenPlanes both = _graph.Concat(shortcut, branch);
        return shufflesLast ? _graph.Shuffle(both, 2) : both;
    }

    private WrittenPlanes Bottleneck(SplitUnitShape unit, string name, WrittenPlanes input)
    {
        WrittenPlanes branch = _graph.Activate(
            _graph.Convolution(input, _names.Branch(name, 0), unit.Middle, 1, 1, 1), unit.IsHardSwish);
        branch = _graph.Convolution(branch, _names.Branch(name, 3), unit.Middle, unit.Kernel, unit.Stride, unit.Middle);
        return _graph.Activate(_graph.Convolution(branch, _names.Branch(name, 5), unit.Branch, 1, 1, 1), unit.IsHardSwish);
    }

    private WrittenPlanes Xception(SplitUnitShape unit, string name, WrittenPlanes input)
    {
        for (int pair = 0; pair < 3; pair++)
        {
            int channels = input.Channels;
            input = _graph.Convolution(
                input, _names.Branch(name, 5 * pair), channels, unit.Kernel, pair == 0 ? unit.Stride : 1, channels);
            input = _graph.Convolution(input, _names.Branch(name, (5 * pair) + 2), pair < 2 ? unit.Middle : unit.Branch, 1, 1, 1);
            input = _graph.Activate(input, unit.IsHardSwish);
        }

        return input;
    }

    private WrittenPlanes Excite(WrittenPlanes input, string squeeze)
    {
        WrittenPlanes factors = _graph.Convolution(
            _graph.Average(input), TensorNames.SqueezeDown(squeeze), SqueezeChannels.Of(input.Channels), 1, 1, 1);
        factors = _graph.Convolution(_graph.Relu(factors), TensorNames.SqueezeUp(squeeze), input.Channels);
        return _graph.Multiply(input, _graph.HardSigmoid(factors));
    }

    private WrittenPlanes Head(WrittenPlanes input)
    {
        if (_spec.HeadChannels > 0)
        {
            input = _graph.Activate(_graph.Convolution(input, _names.Head, _spec.HeadChannels, 1, 1, 1), _spec.IsHeadHardSwish);
        }

        input = _graph.Average(input);
        if (_spec.HasLastSqueeze)
        {
            input = Excite(input, TensorNames.LastSqueeze);
            input = _graph.Activate(
                _graph.Linear(input, TensorNames.LastLinear, _spec.HeadChannels, bias: false), _spec.IsHeadHardSwish);
        }

        WrittenPlanes logits = _graph.Linear(input, _names.Classifier, _spec.Classes, _spec.ClassifierBias);
        return _spec.Softmax ? _graph.Softmax(logits) : logits;
    }
}
