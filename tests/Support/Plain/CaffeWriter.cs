using System.Globalization;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Collections;
using ShuffleNet.Compiler.Import.Caffe;

namespace ShuffleNet.Compiler.Tests.Support.Plain;

/// <summary>Writes layers as a .prototxt and a .caffemodel.</summary>
internal static class CaffeWriter
{
    /// <summary>Sums of the moving average are this many times the statistics.</summary>
    private const double Factor = 999.5;

    /// <summary>The network as text, in the layout of farmingyard's deploy file.</summary>
    public static byte[] Text(NetworkSpec spec, IReadOnlyList<PlainLayer> layers)
    {
        StringBuilder text = new("name: \"shufflenet\"\n#  transform_param {\n#    scale: 0.017\n#  }\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"input: \"data\"\ninput_shape {{ \n  dim: 1\n  dim: {spec.InputChannels}\n  dim: {spec.InputHeight}\n  dim: "
                + $"{spec.InputWidth}\n}}\n");
        foreach (LayerParameter layer in layers.SelectMany(Layers))
        {
            text.Append("layer {\n");
            text.Append(CultureInfo.InvariantCulture, $"  name: \"{layer.Name}\"\n  type: '{layer.Type}'\n");
            text.AppendJoin("", layer.Bottom.Select(bottom => $"  bottom: \"{bottom}\"\n"));
            text.AppendJoin("", layer.Top.Select(top => $"  top: \"{top}\"\n"));
            text.Append("  param {\n    lr_mult: 0\n    decay_mult: 0.5\n  }\n").Append(Parameters(layer)).Append("}\n");
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>The weights; the layers' parameters as well, which matters where there is no text.</summary>
    public static byte[] Model(NetworkSpec spec, IReadOnlyList<PlainLayer> layers)
    {
        NetParameter network = new() { Name = "shufflenet" };
        LayerParameter data = new() { Name = "data", Type = "Input", InputParam = new() };
        data.Top.Add("data");
        data.InputParam.Shape.Add(new BlobShape { Dim = { 1, spec.InputChannels, spec.InputHeight, spec.InputWidth } });
        network.Layer.Add(data);
        network.Layer.Add(layers.SelectMany(Layers));
        return network.ToByteArray();
    }

    /// <summary>The same in the messages before 2014, which know no normalisation and no shuffle; blobs have four extents.</summary>
    public static byte[] OldModel(NetworkSpec spec, IReadOnlyList<PlainLayer> layers)
    {
        NetParameter network = new()
        {
            Name = "shufflenet", Input = { "data" }, InputDim = { 1, spec.InputChannels, spec.InputHeight, spec.InputWidth },
        };
        foreach (LayerParameter layer in layers.SelectMany(Layers))
        {
            V1LayerParameter old = new()
            {
                Name = layer.Name,
                Type = layer.Type switch
                {
                    "Convolution" or "ConvolutionDepthwise" => V1LayerParameter.Types.LayerType.Convolution,
                    "ReLU" => V1LayerParameter.Types.LayerType.Relu,
                    "Pooling" => V1LayerParameter.Types.LayerType.Pooling,
                    "Concat" => V1LayerParameter.Types.LayerType.Concat,
                    "Eltwise" => V1LayerParameter.Types.LayerType.Eltwise,
                    "InnerProduct" => V1LayerParameter.Types.LayerType.InnerProduct,
                    _ => throw new ArgumentException($"the old messages have no {layer.Type}", nameof(layers)),
                },
                ConvolutionParam = layer.ConvolutionParam,
                PoolingParam = layer.PoolingParam,
                EltwiseParam = layer.EltwiseParam,
                InnerProductParam = layer.InnerProductParam,
                Bottom = { layer.Bottom },
                Top = { layer.Top },
            };
            old.Blobs.Add(layer.Blobs.Select(blob =>
            {
                long[] shape = [.. Enumerable.Repeat(1L, 4 - blob.Shape.Dim.Count), .. blob.Shape.Dim];
                return new BlobProto
                {
                    Num = (int)shape[0], Channels = (int)shape[1], Height = (int)shape[2], Width = (int)shape[3], Data = { blob.Data },
                };
            }));
            network.Layers.Add(old);
        }

        return network.ToByteArray();
    }

    private static IEnumerable<LayerParameter> Layers(PlainLayer plain)
    {
        LayerParameter layer = new() { Name = plain.Name, Bottom = { plain.Bottoms }, Top = { plain.Tops } };
        switch (plain)
        {
            case PlainConvolution conv:
                layer.Type = conv.IsDepthwise ? "ConvolutionDepthwise" : "Convolution";
                layer.ConvolutionParam = new()
                {
                    NumOutput = (uint)conv.Outputs,
                    BiasTerm = conv.Bias is not null,
                    KernelSize = { (uint)conv.Kernel },
                    Stride = { (uint)conv.Stride },
                    Pad = { (uint)(conv.Kernel / 2) },
                    Group = (uint)conv.Groups,
                };
                layer.Blobs.Add(Blob(conv.Filters, conv.Outputs, conv.Inputs / conv.Groups, conv.Kernel, conv.Kernel));
                AddBias(layer, conv.Bias);
                break;
            case PlainNorm norm:
                layer.Type = "BatchNorm";
                layer.Blobs.Add(Blob([.. norm.Mean.Select(value => value * Factor)], norm.Mean.Length));
                layer.Blobs.Add(Blob([.. norm.Variance.Select(value => value * Factor)], norm.Mean.Length));
                layer.Blobs.Add(Blob([Factor], 1));
                yield return layer;
                layer = new()
                {
                    Name = norm.Name + "_scale",
                    Type = "Scale",
                    Bottom = { norm.Blob },
                    Top = { norm.Blob },
                    ScaleParam = new() { BiasTerm = true },
                };
                layer.Blobs.Add(Blob(norm.Gamma, norm.Gamma.Length));
                layer.Blobs.Add(Blob(norm.Beta, norm.Beta.Length));
                break;
            case PlainRelu:
                layer.Type = "ReLU";
                break;
            case PlainPool pool:
                layer.Type = "Pooling";
                layer.PoolingParam = pool.IsGlobal
                    ? new() { Pool = PoolingParameter.Types.PoolMethod.Ave, GlobalPooling = true }
                    : new()
                    {
                        Pool = pool.IsAverage ? PoolingParameter.Types.PoolMethod.Ave : PoolingParameter.Types.PoolMethod.Max,
                        KernelSize = 3,
                        Stride = 2,
                        Pad = (uint)pool.Padding,
                    };
                break;
            case PlainShuffle shuffle:
                layer.Type = "ShuffleChannel";
                layer.ShuffleChannelParam = new() { Group = (uint)shuffle.Groups };
                break;
            case PlainConcat:
                layer.Type = "Concat";
                break;
            case PlainSum:
                layer.Type = "Eltwise";
                layer.EltwiseParam = new() { Operation = EltwiseParameter.Types.EltwiseOp.Sum };
                break;
            case PlainSlice slice:
                layer.Type = "Slice";
                layer.SliceParam = new() { SlicePoint = { (uint)slice.Half } };
                break;
            case PlainClassifier classifier when classifier.AsConvolution:
                layer.Type = "Convolution";
                layer.ConvolutionParam = new()
                {
                    NumOutput = (uint)classifier.Outputs, KernelSize = { 1 }, BiasTerm = classifier.Bias is not null,
                };
                layer.Blobs.Add(Blob(classifier.Weights, classifier.Outputs, classifier.Inputs, 1, 1));
                AddBias(layer, classifier.Bias);
                break;
            case PlainClassifier classifier:
                layer.Type = "InnerProduct";
                layer.InnerProductParam = new() { NumOutput = (uint)classifier.Outputs, BiasTerm = classifier.Bias is not null };
                layer.Blobs.Add(Blob(classifier.Weights, classifier.Outputs, classifier.Inputs));
                AddBias(layer, classifier.Bias);
                break;
            default:
                layer.Type = "Softmax";
                break;
        }

        yield return layer;
    }

    private static void AddBias(LayerParameter layer, double[]? bias)
    {
        if (bias is not null)
        {
            layer.Blobs.Add(Blob(bias, bias.Length));
        }
    }

    private static BlobProto Blob(double[] values, params long[] shape)
    {
        BlobProto blob = new() { Shape = new() { Dim = { shape } } };
        blob.Data.Add(values.Select(value => (float)value));
        return blob;
    }

    private static string Parameters(LayerParameter layer) => layer.Type switch
    {
        "Convolution" or "ConvolutionDepthwise" => Convolution(layer.ConvolutionParam, layer.Type == "Convolution"),
        "Scale" => "  scale_param {\n    filler {\n      value: 1\n    }\n    bias_term: true\n  }\n",
        "Pooling" when layer.PoolingParam.GlobalPooling => "  pooling_param { pool: AVE global_pooling: true }\n",
        "Pooling" =>
            $"  pooling_param {{\n    pool: {(layer.PoolingParam.Pool == PoolingParameter.Types.PoolMethod.Ave ? "AVE" : "MAX")}\n"
                + FormattableString.Invariant($"    kernel_size: 3\n    stride: 2\n    pad: {layer.PoolingParam.Pad}\n  }}\n"),
        "ShuffleChannel" =>
            FormattableString.Invariant($"  shuffle_channel_param {{\n    group: {layer.ShuffleChannelParam.Group}\n  }}\n"),
        "Eltwise" => "  eltwise_param {\n    operation: SUM\n  }\n",
        "Slice" => FormattableString.Invariant($"  slice_param < slice_point: [{layer.SliceParam.SlicePoint[0]}], axis: 1 >\n"),
        "InnerProduct" =>
            FormattableString.Invariant($"  inner_product_param {{ num_output: {layer.InnerProductParam.NumOutput}; ")
                + $"bias_term: {Truth(layer.InnerProductParam.BiasTerm)} }}\n",
        _ => "",
    };

    private static string Convolution(ConvolutionParameter parameter, bool grouped) => FormattableString.Invariant(
        $"  convolution_param {{\n    num_output: {parameter.NumOutput}\n    kernel_size: {parameter.KernelSize[0]}\n")
        + Optional("stride", parameter.Stride)
        + Optional("pad", parameter.Pad)
        + (grouped ? FormattableString.Invariant($"    group: {parameter.Group}\n") : "")
        + $"    bias_term: {Truth(parameter.BiasTerm)}\n    weight_filler {{\n      type: \"msra\"\n    }}\n  }}\n";

    private static string Truth(bool value) => value ? "true" : "false";

    private static string Optional(string name, RepeatedField<uint> values) =>
        values.Count == 0 ? "" : FormattableString.Invariant($"    {name}: {values[0]}\n");
}
