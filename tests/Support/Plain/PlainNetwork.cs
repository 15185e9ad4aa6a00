using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Tests.Support.Plain;

/// <summary>
/// A network as a list of layers, in the structure of farmingyard's Caffe files (and ncnn's benchmarks, which were made from
/// them), written down from a spec and its tensors without the importer.
/// </summary>
internal sealed class PlainNetwork
{
    public const string Input = "data";

    private readonly NetworkSpec _spec;
    private readonly NamedTensors _tensors;
    private readonly PlainOptions _options;
    private readonly List<PlainLayer> _layers = [];

    private PlainNetwork(NetworkSpec spec, TensorSource tensors, PlainOptions options)
    {
        _spec = spec;
        _tensors = new NamedTensors(spec, tensors);
        _options = options;
    }

    public static IReadOnlyList<PlainLayer> Of(NetworkSpec spec, TensorSource tensors, PlainOptions options)
    {
        PlainNetwork network = new(spec, tensors, options);
        network.Build();
        return network._layers;
    }

    private void Build()
    {
        SplitTensors split = new(_spec.Dialect);
        bool residual = _spec.Version == ShuffleNetVersion.V1;
        string blob = Convolution(
            "conv1",
            Input,
            residual ? ReferenceTensors.Stem : split.Stem,
            residual ? ReferenceTensors.StemNorm : split.StemNorm,
            3,
            _spec.StemStride,
            1);
        Relu("conv1", blob);
        if (_spec.StemPool)
        {
            blob = Add(new PlainPool("pool1", blob, "pool1", false, false, _spec.StemPoolPadding));
        }

        if (residual)
        {
            foreach (UnitShape unit in UnitShape.Of(_spec))
            {
                blob = Residual(unit, blob);
            }
        }
        else
        {
            foreach (SplitShape unit in SplitShape.Of(_spec))
            {
                blob = Split(split, unit, blob);
            }

            blob = Convolution("conv5", blob, split.Head, split.HeadNorm, 1, 1, 1);
            Relu("conv5", blob);
        }

        blob = Add(new PlainPool("pool_ave", blob, "pool_ave", true, true, 0));
        string weights = residual ? ReferenceTensors.Classifier : split.Classifier;
        double[]? bias = _spec.ClassifierBias ? _tensors[residual ? ReferenceTensors.ClassifierBias : split.ClassifierBias] : null;
        double[] matrix = _tensors[weights];
        blob = Add(
            new PlainClassifier(
                "fc", blob, "fc", _spec.Classes, matrix.Length / _spec.Classes, matrix, bias, _options.ClassifierAsConvolution));
        if (_spec.Softmax)
        {
            Add(new PlainSoftmax("prob", blob, "prob"));
        }
    }

    /// <summary>
    /// The first unit, whose first convolution is not grouped, is written without a shuffle, and the rows of that convolution
    /// in the order in which the shuffle would have read them: the same network.
    /// </summary>
    private string Residual(UnitShape unit, string input)
    {
        string name = $"resx{unit.Index + 1}";
        bool unshuffled = unit.FirstGroups == 1 && unit.ShuffleGroups > 1;
        int perGroup = unit.Bottleneck / unit.ShuffleGroups;
        int[]? order = unshuffled && _spec.Shuffle
            ? [.. Enumerable.Range(0, unit.Bottleneck).Select(k => (k % unit.ShuffleGroups * perGroup) + (k / unit.ShuffleGroups))]
            : null;
        string blob = Convolution(
            name + "_conv1", input, ReferenceTensors.First(unit), ReferenceTensors.FirstNorm(unit), 1, 1, unit.FirstGroups, order);
        Relu(name + "_conv1", blob);
        if (_spec.Shuffle && unit.ShuffleGroups > 1 && !unshuffled)
        {
            blob = Add(new PlainShuffle(name + "_shuffle", blob, name + "_shuffle", unit.ShuffleGroups));
        }

        blob = Convolution(
            name + "_conv2",
            blob,
            ReferenceTensors.Depthwise(unit),
            ReferenceTensors.DepthwiseNorm(unit),
            unit.Kernel,
            unit.Stride,
            unit.Bottleneck);
        blob = Convolution(
            name + "_conv3", blob, ReferenceTensors.Second(unit), ReferenceTensors.SecondNorm(unit), 1, 1, unit.SecondGroups);
        if (unit.Concatenates)
        {
            string pooled = Add(new PlainPool(name + "_match_conv", input, name + "_match_conv", true, false, _spec.ShortcutPoolPadding));
            blob = Add(new PlainConcat(name + "_concat", pooled, blob, name + "_concat"));
        }
        else
        {
            blob = Add(new PlainSum(name + "_elewise", input, blob, name + "_elewise"));
        }

        Relu(name, blob);
        return blob;
    }

    private string Split(SplitTensors names, SplitShape unit, string input)
    {
        string name = $"branch{unit.Index + 1}";
        string passing = name + "_1";
        string taken = name + "_2";
        if (unit.Concatenates)
        {
            passing = Convolution(
                name + "_1_conv1", input, names.Shortcut(unit, 0) + ".weight", names.Shortcut(unit, 1), unit.Kernel, unit.Stride, unit.In);
            passing = Convolution(name + "_1_conv2", passing, names.Shortcut(unit, 2) + ".weight", names.Shortcut(unit, 3), 1, 1, 1);
            Relu(name + "_1_conv2", passing);
            taken = input;
        }
        else
        {
            _layers.Add(new PlainSlice(name + "_slice", input, passing, taken, unit.Out / 2));
        }

        string blob = Convolution(name + "_2_conv1", taken, names.Branch(unit, 0) + ".weight", names.Branch(unit, 1), 1, 1, 1);
        Relu(name + "_2_conv1", blob);
        blob = Convolution(
            name + "_2_conv2", blob, names.Branch(unit, 3) + ".weight", names.Branch(unit, 4), unit.Kernel, unit.Stride, unit.Middle);
        blob = Convolution(name + "_2_conv3", blob, names.Branch(unit, 5) + ".weight", names.Branch(unit, 6), 1, 1, 1);
        Relu(name + "_2_conv3", blob);
        blob = Add(new PlainConcat(name + "_concat", passing, blob, name + "_concat"));
        return Add(new PlainShuffle(name + "_shuffle", blob, name + "_shuffle", 2));
    }

    private string Convolution(
        string name, string bottom, string weights, string norm, int kernel, int stride, int groups, int[]? order = null)
    {
        double[] Vector(string part) => Reorder(_tensors[$"{norm}.{part}"], order);
        double[] gamma = Vector("weight"), beta = Vector("bias"), mean = Vector("running_mean"), variance = Vector("running_var");
        double[] filters = Reorder(_tensors[weights], order, gamma.Length);
        int row = filters.Length / gamma.Length;
        int inputs = row / (kernel * kernel) * groups;
        if (_options.Folded)
        {
            double[] scales = [.. gamma.Zip(variance, (g, v) => g / Math.Sqrt(v + 1e-5))];
            double[] folded = [.. filters.Select((value, index) => value * scales[index / row])];
            double[] bias = [.. beta.Select((b, channel) => b - (mean[channel] * scales[channel]))];
            return Add(new PlainConvolution(name, bottom, name, gamma.Length, inputs, kernel, stride, groups, folded, bias));
        }

        Add(new PlainConvolution(name, bottom, name, gamma.Length, inputs, kernel, stride, groups, filters, null));
        return Add(new PlainNorm(name + "_bn", name, gamma, beta, mean, variance));
    }

    private void Relu(string name, string blob) => _layers.Add(new PlainRelu(name + "_relu", blob));

    private string Add(PlainLayer layer)
    {
        _layers.Add(layer);
        return layer.Tops[0];
    }

    private static double[] Reorder(double[] values, int[]? order, int rows = 0)
    {
        if (order is null)
        {
            return values;
        }

        int length = values.Length / (rows == 0 ? values.Length : rows);
        return [.. order.SelectMany(row => values.Skip(row * length).Take(length))];
    }
}
