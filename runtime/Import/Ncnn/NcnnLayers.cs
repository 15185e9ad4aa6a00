namespace ShuffleNet.Compiler.Import.Ncnn;

/// <summary>What each type of layer computes, and which weights it takes from the .bin file. Numbers of parameters are ncnn's.</summary>
internal sealed class NcnnLayers(NetworkBuilder builder, NcnnWeights weights)
{
    /// <summary>In lists of lengths: an equal share of the rest.</summary>
    private const int Rest = -233;

    public InputNode Image(NcnnLayer layer, ModelOptions options)
    {
        // Zero leaves a size open.
        int Extent(int key, int otherwise) => layer.Parameters.Integer(key, 0) is not 0 and int extent ? extent : otherwise;
        return builder.Input(layer.Name, Extent(2, 3), Extent(1, options.InputHeight), Extent(0, options.InputWidth));
    }

    /// <returns>One result for each top; layers that copy give one for all.</returns>
    public IReadOnlyList<ChannelView> Apply(NcnnLayer layer, IReadOnlyList<ChannelView> inputs)
    {
        if (inputs.Count == 0)
        {
            throw builder.Fault(layer.Name, $"a layer {layer.Type} without input");
        }

        NcnnParameters parameters = layer.Parameters;
        ChannelView input = inputs[0];
        return layer.Type switch
        {
            "Slice" => Slice(layer, input),
            "Split" or "Dropout" or "Noop" => [input],
            "Flatten" or "Reshape" when input.Height == 1 && input.Width == 1 => [input],
            "Concat" when parameters.Integer(0, 0) == 0 => [builder.Concat(layer.Name, inputs)],
            "Crop" => [Crop(layer, input)],
            "ShuffleChannel" => [Shuffle(layer, input)],
            "Convolution" => [Convolution(layer, input, 1)],
            "ConvolutionDepthWise" => [Convolution(layer, input, parameters.Integer(7, 1))],
            "BatchNorm" => [BatchNorm(layer, input)],
            "Scale" => [Scale(layer, input)],
            "ReLU" when parameters.Number(0, 0) == 0 => [Relu(layer, input)],
            "Clip" when parameters.Number(0, float.MinValue) == 0 && parameters.Number(1, float.MaxValue) >= float.MaxValue =>
                [Relu(layer, input)],
            "Pooling" => [NcnnPool.Apply(builder, layer, input)],
            "Reduction" when parameters.Integer(0, 0) == 3 && parameters.Number(2, 1) == 1 && parameters.List(3).SequenceEqual([1, 2]) =>
                [ChannelView.Of(builder.GlobalAverage(layer.Name, input))],
            "Eltwise" when inputs.Count == 2 && parameters.Integer(0, 0) == 1 && parameters.List(1).All(factor => factor == 1) =>
                [Sum(layer, inputs)],
            "BinaryOp" when inputs.Count == 2 && parameters.Integer(0, 0) == 0 => [Sum(layer, inputs)],
            "InnerProduct" => [InnerProduct(layer, input)],
            "Softmax" when parameters.Integer(0, 0) == 0 => [ChannelView.Of(builder.Softmax(layer.Name, input))],
            _ => throw builder.Fault(
                layer.Name,
                $"a layer {WeightStream.Quote(layer.Type)} with these parameters is not part of a ShuffleNet that is read here"),
        };
    }

    private ChannelView Relu(NcnnLayer layer, ChannelView input) => ChannelView.Of(builder.Relu(layer.Name, input));

    private ChannelView Sum(NcnnLayer layer, IReadOnlyList<ChannelView> inputs) =>
        ChannelView.Of(builder.Sum(layer.Name, inputs[0], inputs[1]));

    private ChannelView Shuffle(NcnnLayer layer, ChannelView input)
    {
        int groups = layer.Parameters.Integer(0, 1);
        bool reverse = layer.Parameters.Integer(1, 0) != 0;
        return groups > 0
            ? builder.Shuffle(layer.Name, input, reverse ? input.Channels / groups : groups)
            : throw builder.Fault(layer.Name, $"a shuffle of {groups} groups");
    }

    private ChannelView Convolution(NcnnLayer layer, ChannelView input, int groups)
    {
        NcnnParameters parameters = layer.Parameters;
        int width = parameters.Integer(1, 0);
        int left = parameters.Integer(4, 0);
        int top = parameters.Integer(14, left);
        int stride = parameters.Integer(3, 1);
        Window window = new(
            parameters.Integer(11, width),
            width,
            parameters.Integer(13, stride),
            stride,
            top,
            left,
            parameters.Integer(16, top),
            parameters.Integer(15, left));
        long outputs = parameters.Integer(0, 0);
        bool dilated = parameters.Integer(2, 1) != 1 || parameters.Integer(12, 1) != 1;
        if (groups < 1 || input.Channels % groups != 0 || dilated || parameters.Integer(8, 0) != 0)
        {
            throw builder.Fault(
                layer.Name, $"{input.Channels} channels in {groups} groups, dilated or in 8 bits, are no convolution of a ShuffleNet");
        }

        FileTensor filters = weights.Tagged(layer.Name, outputs, input.Channels / groups, window.KernelHeight, window.KernelWidth);
        if (parameters.Has(6) && parameters.Integer(6, 0) != filters.Length)
        {
            throw builder.Fault(layer.Name, $"{parameters.Integer(6, 0)} weights are announced; {filters} has {filters.Length}");
        }

        FileTensor? bias = parameters.Integer(5, 0) != 0 ? weights.Plain(layer.Name, outputs) : null;
        return Activate(layer, ChannelView.Of(builder.Convolution(layer.Name, input, filters, bias, window, groups)));
    }

    private ChannelView InnerProduct(NcnnLayer layer, ChannelView input)
    {
        NcnnParameters parameters = layer.Parameters;
        long outputs = parameters.Integer(0, 0);
        if (parameters.Integer(8, 0) != 0)
        {
            throw builder.Fault(layer.Name, "weights in 8 bits are not read here");
        }

        FileTensor matrix = weights.Tagged(layer.Name, outputs, input.Channels);
        FileTensor? bias = parameters.Integer(1, 0) != 0 ? weights.Plain(layer.Name, outputs) : null;
        return Activate(layer, ChannelView.Of(builder.Linear(layer.Name, input, matrix, bias)));
    }

    /// <summary>What ncnn's optimiser has fused into a layer.</summary>
    private ChannelView Activate(NcnnLayer layer, ChannelView result) => layer.Parameters.Integer(9, 0) switch
    {
        0 => result,
        1 => Relu(layer, result),
        int activation => throw builder.Fault(layer.Name, $"the activation {activation} is no ReLU"),
    };

    private ChannelView BatchNorm(NcnnLayer layer, ChannelView input)
    {
        FileTensor gamma = weights.Plain(layer.Name, input.Channels);
        FileTensor mean = weights.Plain(layer.Name, input.Channels);
        FileTensor variance = weights.Plain(layer.Name, input.Channels);
        FileTensor beta = weights.Plain(layer.Name, input.Channels);
        double epsilon = layer.Parameters.Number(1, 0);
        return ChannelView.Of(
            builder.Affine(layer.Name, input, () => ChannelAffine.BatchNorm(builder.File, gamma, beta, mean, variance, epsilon)));
    }

    private ChannelView Scale(NcnnLayer layer, ChannelView input)
    {
        if (layer.Parameters.Integer(0, 0) != input.Channels)
        {
            throw builder.Fault(layer.Name, $"{layer.Parameters.Integer(0, 0)} factors for {input.Channels} channels");
        }

        FileTensor factors = weights.Plain(layer.Name, input.Channels);
        FileTensor? summands = layer.Parameters.Integer(1, 0) != 0 ? weights.Plain(layer.Name, input.Channels) : null;
        return ChannelView.Of(
            builder.Affine(layer.Name, input, () => new ChannelAffine(factors.Read(), summands?.Read() ?? new double[input.Channels])));
    }

    private List<ChannelView> Slice(NcnnLayer layer, ChannelView input)
    {
        IReadOnlyList<double> lengths = layer.Parameters.List(0);
        if (layer.Parameters.Integer(1, 0) != 0 || lengths.Count != layer.Tops.Count)
        {
            throw builder.Fault(layer.Name, $"{lengths.Count} parts of the channels for {layer.Tops.Count} tops");
        }

        List<ChannelView> parts = [];
        int start = 0;
        for (int index = 0; index < lengths.Count; index++)
        {
            double length = lengths[index] == Rest ? (input.Channels - start) / (lengths.Count - index) : lengths[index];
            int end = length >= 1 && length <= input.Channels ? start + (int)length : start;
            parts.Add(builder.Slice(layer.Name, input, start, end));
            start = end;
        }

        return parts;
    }

    /// <summary>Channels from a start to an end, as converters from ONNX write a slice.</summary>
    private ChannelView Crop(NcnnLayer layer, ChannelView input)
    {
        (IReadOnlyList<double> starts, IReadOnlyList<double> ends, IReadOnlyList<double> axes) = (layer.Parameters.List(
            9), layer.Parameters.List(10), layer.Parameters.List(11));
        if (starts.Count != 1 || ends.Count != 1 || !axes.SequenceEqual([0]))
        {
            throw builder.Fault(layer.Name, "a crop of channels, with one start and one end, was expected");
        }

        long Place(double place) => (long)Math.Clamp(place < 0 ? place + input.Channels : place, 0, input.Channels);
        return builder.Slice(layer.Name, input, Place(starts[0]), ends[0] == Rest ? input.Channels : Place(ends[0]));
    }
}
