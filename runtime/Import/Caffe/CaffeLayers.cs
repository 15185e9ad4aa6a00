namespace ShuffleNet.Compiler.Import.Caffe;

/// <summary>What each type of layer computes.</summary>
internal sealed class CaffeLayers(NetworkBuilder builder)
{
    /// <param name="layer">With its parameters.</param>
    /// <param name="inputs">What it reads.</param>
    /// <param name="blobs">Its weights.</param>
    /// <returns>One result for each top; layers that copy give one for all.</returns>
    public IReadOnlyList<ChannelView> Apply(LayerParameter layer, IReadOnlyList<ChannelView> inputs, CaffeBlobs blobs)
    {
        if (inputs.Count == 0)
        {
            throw builder.Fault(layer.Name, $"a layer {layer.Type} without input");
        }

        return layer.Type switch
        {
            "Slice" => Slice(layer, inputs[0]),
            "Split" or "Dropout" => [inputs[0]],
            "Flatten" when inputs[0].Height == 1 && inputs[0].Width == 1 => [inputs[0]],
            "Concat" when (layer.ConcatParam ?? new()) is { Axis: 1, ConcatDim: 1 } => [builder.Concat(layer.Name, inputs)],
            "Convolution" => [Convolution(layer, inputs[0], blobs, depthwise: false)],
            "ConvolutionDepthwise" or "DepthwiseConvolution" => [Convolution(layer, inputs[0], blobs, depthwise: true)],
            "BatchNorm" => [BatchNorm(layer, inputs[0], blobs)],
            "Scale" when inputs.Count == 1 && (layer.ScaleParam ?? new()) is { Axis: 1, NumAxes: 1 } => [Scale(layer, inputs[0], blobs)],
            "ReLU" when (layer.ReluParam ?? new()).NegativeSlope == 0 => [ChannelView.Of(builder.Relu(layer.Name, inputs[0]))],
            "Pooling" => [Pool(layer, inputs[0])],
            "Eltwise" when inputs.Count == 2 && IsSum(layer.EltwiseParam ?? new()) =>
                [ChannelView.Of(builder.Sum(layer.Name, inputs[0], inputs[1]))],
            "ShuffleChannel" => [builder.Shuffle(layer.Name, inputs[0], (layer.ShuffleChannelParam ?? new()).Group)],
            "InnerProduct" => [InnerProduct(layer, inputs[0], blobs)],
            "Softmax" when (layer.SoftmaxParam ?? new()).Axis == 1 => [ChannelView.Of(builder.Softmax(layer.Name, inputs[0]))],
            _ => throw builder.Fault(
                layer.Name,
                $"a layer {WeightStream.Quote(layer.Type)} with these parameters is not part of a ShuffleNet that is read here"),
        };
    }

    private static bool IsSum(EltwiseParameter parameter) =>
        parameter.Operation == EltwiseParameter.Types.EltwiseOp.Sum && parameter.Coeff.All(factor => factor == 1);

    private ChannelView Convolution(LayerParameter layer, ChannelView input, CaffeBlobs blobs, bool depthwise)
    {
        ConvolutionParameter parameter = layer.ConvolutionParam ?? new();
        Window window = CaffeWindow.Of(parameter)
            ?? throw builder.Fault(layer.Name, "the kernel, stride, padding or dilation is not that of a ShuffleNet");
        long groups = depthwise ? input.Channels : parameter.Group;
        if (groups is < 1 or > ushort.MaxValue || input.Channels % groups != 0)
        {
            throw builder.Fault(layer.Name, $"{input.Channels} channels in {groups} groups");
        }

        FileTensor filters = blobs.Tensor(0, parameter.NumOutput, input.Channels / groups, window.KernelHeight, window.KernelWidth);
        FileTensor? bias = parameter.BiasTerm ? blobs.Tensor(1, parameter.NumOutput) : null;
        return ChannelView.Of(builder.Convolution(layer.Name, input, filters, bias, window, groups));
    }

    /// <summary>Mean and variance are sums that a third blob, the moving average's factor, says the weight of.</summary>
    private ChannelView BatchNorm(LayerParameter layer, ChannelView input, CaffeBlobs blobs)
    {
        FileTensor mean = blobs.Tensor(0, input.Channels);
        FileTensor variance = blobs.Tensor(1, input.Channels);
        FileTensor factor = blobs.Tensor(2, 1);
        double epsilon = (layer.BatchNormParam ?? new()).Eps;
        double[] ones = [.. Enumerable.Repeat(1.0, input.Channels)];
        return ChannelView.Of(builder.Affine(layer.Name, input, () =>
        {
            double total = factor.Read()[0];
            double weight = total == 0 ? 0 : 1 / total;
            double[] Weighted(FileTensor tensor) => Array.ConvertAll(tensor.Read(), value => value * weight);
            return ChannelAffine.BatchNorm(
                builder.File, variance.Name, ones, new double[input.Channels], Weighted(mean), Weighted(variance), epsilon);
        }));
    }

    private ChannelView Scale(LayerParameter layer, ChannelView input, CaffeBlobs blobs)
    {
        FileTensor factors = blobs.Tensor(0, input.Channels);
        FileTensor? summands = (layer.ScaleParam ?? new()).BiasTerm ? blobs.Tensor(1, input.Channels) : null;
        return ChannelView.Of(
            builder.Affine(layer.Name, input, () => new ChannelAffine(factors.Read(), summands?.Read() ?? new double[input.Channels])));
    }

    private ChannelView Pool(LayerParameter layer, ChannelView input)
    {
        PoolingParameter parameter = layer.PoolingParam ?? new();
        bool average = parameter.Pool == PoolingParameter.Types.PoolMethod.Ave;
        if (parameter.Pool == PoolingParameter.Types.PoolMethod.Stochastic || (parameter.GlobalPooling && !average))
        {
            throw builder.Fault(layer.Name, "a pool of another kind than those of a ShuffleNet");
        }

        if (parameter.GlobalPooling)
        {
            return ChannelView.Of(builder.GlobalAverage(layer.Name, input));
        }

        Window window = CaffeWindow.Of(parameter) ?? throw builder.Fault(layer.Name, "the pool has no kernel");
        bool up = parameter.RoundMode == PoolingParameter.Types.RoundMode.Ceil;

        // Caffe divides by the part of the window that is not beyond the padding.
        PoolKind kind = average ? PoolKind.AverageOfPadded : PoolKind.Maximum;
        return ChannelView.Of(
            builder.Pool(layer.Name, input, kind, window, window.Rows(input.Height, up), window.Columns(input.Width, up)));
    }

    private ChannelView InnerProduct(LayerParameter layer, ChannelView input, CaffeBlobs blobs)
    {
        InnerProductParameter parameter = layer.InnerProductParam ?? new();
        if (parameter.Axis != 1 || parameter.Transpose)
        {
            throw builder.Fault(layer.Name, "a matrix of outputs times channels was expected");
        }

        FileTensor weights = blobs.Tensor(0, parameter.NumOutput, input.Channels);
        FileTensor? bias = parameter.BiasTerm ? blobs.Tensor(1, parameter.NumOutput) : null;
        return ChannelView.Of(builder.Linear(layer.Name, input, weights, bias));
    }

    private ChannelView[] Slice(LayerParameter layer, ChannelView input)
    {
        SliceParameter parameter = layer.SliceParam ?? new();
        long[] ends = parameter.SlicePoint.Count > 0
            ? [.. parameter.SlicePoint, input.Channels]
            : [.. Enumerable.Range(1, layer.Top.Count).Select(part => (long)input.Channels * part / layer.Top.Count)];
        if (parameter.Axis != 1 || parameter.SliceDim != 1 || ends.Length != layer.Top.Count)
        {
            throw builder.Fault(layer.Name, $"{ends.Length} parts of the channels for {layer.Top.Count} tops");
        }

        return [.. ends.Select((end, index) => builder.Slice(layer.Name, input, index == 0 ? 0 : ends[index - 1], end))];
    }
}
