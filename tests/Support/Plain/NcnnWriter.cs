using System.Text;

namespace ShuffleNet.Compiler.Tests.Support.Plain;

/// <summary>
/// Writes layers as an ncnn .param and .bin, filters as float32 or float16. As ncnn's own tools do, a ReLU right after a
/// convolution becomes its activation, and a blob that is read twice goes through a layer Split.
/// </summary>
internal sealed class NcnnWriter
{
    private readonly bool _half;
    private readonly List<byte> _weights = [];
    private readonly List<NcnnLine> _lines = [];
    private readonly Dictionary<string, int> _versions = [];

    private NcnnWriter(bool half) => _half = half;

    public static (byte[] Param, byte[] Bin) Write(NetworkSpec spec, IReadOnlyList<PlainLayer> layers, bool half)
    {
        NcnnWriter writer = new(half);
        writer._lines.Add(
            new NcnnLine(
                "Input",
                "data",
                [],
                ["data"],
                FormattableString.Invariant($"0={spec.InputWidth} 1={spec.InputHeight} 2={spec.InputChannels}")));
        for (int index = 0; index < layers.Count; index++)
        {
            bool fused = layers[index] is PlainConvolution
                && layers.ElementAtOrDefault(index + 1) is PlainRelu relu
                && relu.Blob == layers[index].Tops[0];
            writer.Write(layers[index], fused ? " 9=1" : "");
            index += fused ? 1 : 0;
        }

        IReadOnlyList<NcnnLine> lines = NcnnLine.Split(writer._lines);
        string text = string.Join(
            "\n",
            [.. (string[])["7767517", FormattableString.Invariant($"{lines.Count} {lines.Sum(line => line.Tops.Count)}")],
                .. lines.Select(line => line.ToString()),
                "",
            ]);
        return (Encoding.ASCII.GetBytes(text), writer._weights.ToArray());
    }

    private void Write(PlainLayer layer, string activation)
    {
        switch (layer)
        {
            case PlainConvolution conv:
                string group = conv.Groups > 1 ? $" 7={conv.Groups}" : "";
                Line(layer, conv.Groups > 1 ? "ConvolutionDepthWise" : "Convolution",
                    $"0={conv.Outputs} 1={conv.Kernel} 3={conv.Stride} 4={conv.Kernel / 2} 5={(conv.Bias is null ? 0 : 1)} "
                        + $"6={conv.Filters.Length}{group}{activation}");
                Tagged(conv.Filters);
                Plain(conv.Bias);
                break;
            case PlainNorm norm:
                Line(layer, "BatchNorm", $"0={norm.Mean.Length} 1=1e-5");
                Plain(norm.Gamma);
                Plain(norm.Mean);
                Plain(norm.Variance);
                Plain(norm.Beta);
                break;
            case PlainRelu:
                Line(layer, "ReLU", "");
                break;
            case PlainPool pool:
                Line(
                    layer,
                    "Pooling",
                    pool.IsGlobal ? "0=1 4=1" : $"0={(pool.IsAverage ? 1 : 0)} 1=3 2=2 3={pool.Padding} 5={(pool.Padding > 0 ? 1 : 0)}");
                break;
            case PlainShuffle shuffle:
                Line(layer, "ShuffleChannel", $"0={shuffle.Groups}");
                break;
            case PlainConcat:
                Line(layer, "Concat", "");
                break;
            case PlainSum:
                Line(layer, "Eltwise", "0=1");
                break;
            case PlainSlice slice:
                Line(layer, "Slice", $"-23300=2,{slice.Half},-233");
                break;
            case PlainClassifier classifier when classifier.AsConvolution:
                Line(
                    layer,
                    "Convolution",
                    $"0={classifier.Outputs} 1=1 5={(classifier.Bias is null ? 0 : 1)} 6={classifier.Weights.Length}");
                Tagged(classifier.Weights);
                Plain(classifier.Bias);
                break;
            case PlainClassifier classifier:
                Line(layer, "InnerProduct", $"0={classifier.Outputs} 1={(classifier.Bias is null ? 0 : 1)} 2={classifier.Weights.Length}");
                Tagged(classifier.Weights);
                Plain(classifier.Bias);
                break;
            default:
                Line(layer, "Softmax", "");
                break;
        }
    }

    /// <summary>ncnn has no layers in place: a blob that is written again gets another name.</summary>
    private void Line(PlainLayer layer, string type, string parameters)
    {
        string Current(string blob) =>
            _versions.TryGetValue(blob, out int version) ? FormattableString.Invariant($"{blob}_{version}") : blob;
        string[] bottoms = [.. layer.Bottoms.Select(Current)];
        foreach (string top in layer.Tops)
        {
            _versions[top] = _versions.GetValueOrDefault(top) + 1;
        }

        _lines.Add(new NcnnLine(type, layer.Name, bottoms, [.. layer.Tops.Select(Current)], parameters));
    }

    private void Tagged(double[] values)
    {
        _weights.AddRange(BitConverter.GetBytes(_half ? 0x01306B47u : 0u));
        foreach (double value in values)
        {
            _weights.AddRange(_half ? BitConverter.GetBytes((Half)value) : BitConverter.GetBytes((float)value));
        }

        while (_weights.Count % 4 != 0)
        {
            _weights.Add(0);
        }
    }

    private void Plain(double[]? values)
    {
        foreach (double value in values ?? [])
        {
            _weights.AddRange(BitConverter.GetBytes((float)value));
        }
    }
}
