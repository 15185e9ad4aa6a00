namespace ShuffleNet.Compiler.Import;

/// <summary>Draws the layers of a spec: the units of both versions, with what moves channels as lists of planes.</summary>
internal sealed class LayerGraphBuilder
{
    private readonly NetworkSpec _spec;
    private readonly TensorNames _names;
    private readonly List<Layer> _layers = [];
    private readonly List<int> _groups = [];

    private LayerGraphBuilder(NetworkSpec spec)
    {
        _spec = spec;
        _names = new TensorNames(spec);
    }

    /// <param name="spec">Of a classifier.</param>
    /// <exception cref="WeightFormatException">The sizes of the spec fit no network.</exception>
    /// <exception cref="UnsupportedWeightsException">It has activations or units that there is no integer arithmetic for.</exception>
    public static LayerGraph Build(NetworkSpec spec) => new LayerGraphBuilder(spec).Build();

    private LayerGraph Build()
    {
        if (_spec.HasLastSqueeze || UnitKind.HasXception(_spec) || _spec.HardSwishStages.Count + _spec.SqueezeExcitationStages.Count > 0)
        {
            throw new UnsupportedWeightsException(
                $"a {_spec.Version} with hard-swish, squeeze-and-excitation or Xception units cannot be quantised; "
                + "V1 and V2 with ReLU can");
        }

        Require(
            _spec.InputHeight is >= 1 and <= SpecLimits.Side && _spec.InputWidth is >= 1 and <= SpecLimits.Side
                && _spec.InputChannels is >= 1 and <= SpecLimits.InputChannels,
            "the image");
        Require(
            _spec.Groups is >= 1 and <= SpecLimits.Groups && _spec.SecondGroups is >= 1 and <= SpecLimits.Groups,
            "a unit");
        IReadOnlyList<ChannelPlane> image = Add(new InputLayer(0, _spec));
        IReadOnlyList<ChannelPlane> planes = Convolution(image, _names.Stem, _spec.StemChannels, 3, _spec.StemStride);
        if (_spec.StemPool)
        {
            IReadOnlyList<ChannelPlane> stem = planes;
            planes = Pool("pool", stem, 3, _spec.StemPoolPadding, _spec.StemPoolRounding, null);
            ShareScale([.. stem, .. planes]);
        }

        planes = _spec.Version == ShuffleNetVersion.V1
            ? ResidualUnitShape.Of(_spec).Zip(_names.Units).Aggregate(planes, (input, unit) => Residual(unit.First, unit.Second, input))
            : SplitUnitShape.Of(_spec).Zip(_names.Units).Aggregate(planes, (input, unit) => Split(unit.First, unit.Second, input));
        if (_spec.HeadChannels > 0)
        {
            planes = Convolution(planes, _names.Head, _spec.HeadChannels, 1, 1);
        }

        planes = Add(new MeanLayer(_layers.Count, Source(planes).Area, planes));
        Add(new LinearLayer(_layers.Count, _names.Classifier, _spec.Classes, _spec.ClassifierBias, planes));
        return new LayerGraph(_layers, [.. _groups]);
    }

    private IReadOnlyList<ChannelPlane> Residual(ResidualUnitShape unit, string name, IReadOnlyList<ChannelPlane> input)
    {
        Require(input.Count == unit.In && (unit.Concatenates || unit.Branch == unit.In), name);
        IReadOnlyList<ChannelPlane> branch = Convolution(
            input, TensorNames.Residual(name, 1, 0), unit.Bottleneck, 1, 1, unit.FirstGroups);
        branch = ShuffleAt(ShufflePosition.BeforeDepthwise, branch);
        branch = Convolution(
            branch, TensorNames.Residual(name, 1, 3), unit.Bottleneck, unit.Kernel, unit.Stride, unit.Bottleneck, relu: false);
        branch = ShuffleAt(ShufflePosition.AfterDepthwise, branch);

        // What enters a unit is never negative, so it makes no difference whether the ReLU is on the branch or on the result.
        LayerName second = TensorNames.Residual(name, 2, 0);
        if (!unit.Concatenates)
        {
            return Convolution(branch, second, unit.Branch, 1, 1, _spec.SecondGroups, residual: input);
        }

        IReadOnlyList<ChannelPlane> shortcut = unit.Stride == 1
            ? input
            : Pool(
                name + ".shortcut",
                input,
                _spec.ShortcutPoolKernel,
                _spec.ShortcutPoolPadding,
                _spec.ShortcutPoolRounding,
                _spec.ShortcutPoolDivisor);
        branch = Convolution(branch, second, unit.Branch, 1, 1, _spec.SecondGroups);
        (IReadOnlyList<ChannelPlane> left, IReadOnlyList<ChannelPlane> right) = _spec.InConcatOrder(shortcut, branch);
        return ShareScale([.. left, .. right]);
    }

    private IReadOnlyList<ChannelPlane> ShuffleAt(ShufflePosition position, IReadOnlyList<ChannelPlane> input) =>
        _spec.Shuffle && _spec.ShufflePosition == position
            ? Shuffle(input, _spec.ShuffleDirection == ShuffleDirection.GroupsToChannels ? _spec.Groups : input.Count / _spec.Groups)
            : input;

    /// <summary>torchvision shuffles after the concatenation, the authors' code before the split.</summary>
    private IReadOnlyList<ChannelPlane> Split(SplitUnitShape unit, string name, IReadOnlyList<ChannelPlane> input)
    {
        Require(input.Count == unit.In && unit.Out % 2 == 0, name);
        bool shufflesLast = _spec.Dialect == ShuffleNetDialect.Torchvision;
        IReadOnlyList<ChannelPlane> shortcut = input;
        IReadOnlyList<ChannelPlane> taken = input;
        if (unit.Concatenates)
        {
            shortcut = Convolution(input, _names.Shortcut(name, 0), unit.In, unit.Kernel, unit.Stride, unit.In, relu: false);
            shortcut = Convolution(shortcut, _names.Shortcut(name, 2), unit.Shortcut, 1, 1);
        }
        else
        {
            IReadOnlyList<ChannelPlane> whole = shufflesLast ? input : Shuffle(input, unit.Out / 2);
            (shortcut, taken) = ([.. whole.Take(unit.Out / 2)], [.. whole.Skip(unit.Out / 2)]);
        }

        IReadOnlyList<ChannelPlane> branch = Convolution(taken, _names.Branch(name, 0), unit.Middle, 1, 1);
        branch = Convolution(branch, _names.Branch(name, 3), unit.Middle, unit.Kernel, unit.Stride, unit.Middle, relu: false);
        branch = Convolution(branch, _names.Branch(name, 5), unit.Branch, 1, 1);
        IReadOnlyList<ChannelPlane> both = ShareScale([.. shortcut, .. branch]);
        return shufflesLast ? Shuffle(both, 2) : both;
    }

    /// <summary>Channels as a matrix of so many rows, transposed.</summary>
    private IReadOnlyList<ChannelPlane> Shuffle(IReadOnlyList<ChannelPlane> input, int rows)
    {
        Require(rows >= 1 && input.Count % rows == 0, "a shuffle");
        int columns = input.Count / rows;
        return [.. Enumerable.Range(0, input.Count).Select(channel => input[(channel % rows * columns) + (channel / rows)])];
    }

    private IReadOnlyList<ChannelPlane> Convolution(
        IReadOnlyList<ChannelPlane> input,
        LayerName names,
        int channels,
        int kernel,
        int stride,
        int groups = 1,
        bool relu = true,
        IReadOnlyList<ChannelPlane>? residual = null)
    {
        Require(input.Count % groups == 0 && channels % groups == 0, names.Weight);
        LayerWindow window = Window(input, kernel, stride, kernel / 2);
        return Add(new ConvolutionLayer(
            _layers.Count, names, Windows(channels, window, PoolRounding.Floor), input, window, groups)
        {
            Relu = relu,
            Residual = residual ?? [],
        });
    }

    private IReadOnlyList<ChannelPlane> Pool(
        string name, IReadOnlyList<ChannelPlane> input, int kernel, int padding, PoolRounding rounding, AverageDivisor? divisor)
    {
        LayerWindow window = Window(input, kernel, 2, padding);
        return Add(new PoolLayer(_layers.Count, name, Windows(input.Count, window, rounding), input, window) { Divisor = divisor });
    }

    private LayerWindow Window(IReadOnlyList<ChannelPlane> input, int kernel, int stride, int padding) =>
        new(kernel, stride, padding, Source(input).Shape.Height, Source(input).Shape.Width);

    private (int Channels, int Height, int Width) Windows(int channels, LayerWindow window, PoolRounding rounding)
    {
        Require(window.Stride is 1 or 2, $"layer {_layers.Count}");
        int height = WindowSize.Of(window.Height, window.Kernel, window.Stride, window.Padding, rounding);
        int width = WindowSize.Of(window.Width, window.Kernel, window.Stride, window.Padding, rounding);
        Require(
            channels >= 1 && height >= 1 && width >= 1 && window.Kernel is >= 1 and <= 7
                && window.Padding >= 0 && window.Padding < window.Kernel,
            $"layer {_layers.Count}");
        return (channels, height, width);
    }

    private void Require(bool fits, string what)
    {
        if (!fits)
        {
            throw new WeightFormatException(
                $"{what} of {SpecProperty.Text(_spec.Version)} for {_spec.InputChannels}x{_spec.InputHeight}x{_spec.InputWidth} has "
                    + "sizes that fit no network");
        }
    }

    private Layer Source(IReadOnlyList<ChannelPlane> planes) => _layers[planes[0].Layer];

    private IReadOnlyList<ChannelPlane> Add(Layer layer)
    {
        _layers.Add(layer);
        _groups.Add(layer.Index);
        return [.. Enumerable.Range(0, layer.Channels).Select(channel => new ChannelPlane(layer.Index, channel))];
    }

    /// <summary>Gives all planes of a list one scale.</summary>
    private IReadOnlyList<ChannelPlane> ShareScale(IReadOnlyList<ChannelPlane> planes)
    {
        int[] groups = [.. planes.Select(plane => _groups[plane.Layer]).Distinct()];
        for (int layer = 0; layer < _groups.Count; layer++)
        {
            _groups[layer] = groups.Contains(_groups[layer]) ? groups.Min() : _groups[layer];
        }

        return planes;
    }
}
