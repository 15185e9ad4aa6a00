namespace ShuffleNet.Compiler.Tests.Support.Reference;

using ShuffleNet.Compiler.Tests.Support.Tensors;
using static ShuffleNet.Compiler.Tests.Support.Reference.ReferenceOperators;

/// <summary>
/// ShuffleNet V2 as the paper's Figure 3 draws it and the two published implementations number its channels, in double
/// precision. Halves are copied, concatenated and shuffled as written; nothing is shared with the compiler.
/// </summary>
internal sealed class SplitReference(NetworkSpec spec, TensorSource source)
{
    private readonly NamedTensors _tensors = new(SplitTensors.Expected(spec), source);
    private readonly SplitTensors _names = new(spec.Dialect);

    /// <summary>One logit per class, or their softmax where the spec says so.</summary>
    public double[] Run(ReadOnlySpan<float> input)
    {
        bool isHardSwish = spec.HardSwishStages.Contains(spec.StageChannels.Count + 1);
        Planes head = Act(isHardSwish, Layer(Stages(input)[^1].Planes, _names.Head, _names.HeadNorm, spec.HeadChannels, 1, 1, 1));
        double[] features = GlobalAveragePool(head);
        if (spec.Version == ShuffleNetVersion.V2Plus)
        {
            features = Excite(new Planes(spec.HeadChannels, 1, 1, features), SplitTensors.LastSqueeze).Values;
            features = Linear(features, _tensors[SplitTensors.LastLinear], null, spec.HeadChannels);
            features = Act(isHardSwish, new Planes(spec.HeadChannels, 1, 1, features)).Values;
        }

        double[]? bias = spec.ClassifierBias ? _tensors[_names.ClassifierBias] : null;
        double[] logits = Linear(features, _tensors[_names.Classifier], bias, spec.Classes);
        return spec.Softmax ? Softmax(logits) : logits;
    }

    /// <summary>What every stage puts out, in order.</summary>
    public IReadOnlyList<(int Stage, Planes Planes)> Stages(ReadOnlySpan<float> input)
    {
        double[] values = Array.ConvertAll(input.ToArray(), value => (double)value);
        Planes planes = new(spec.InputChannels, spec.InputHeight, spec.InputWidth, values);
        planes = Layer(planes, _names.Stem, _names.StemNorm, spec.StemChannels, 3, spec.StemStride, 1);
        planes = Act(spec.HardSwishStages.Contains(1), planes);
        if (spec.StemPool)
        {
            planes = new ReferencePool(3, 2, spec.StemPoolPadding, spec.StemPoolRounding).Maximum(planes);
        }

        Dictionary<int, Planes> stages = [];
        foreach (SplitShape unit in SplitShape.Of(spec))
        {
            planes = spec.Dialect == ShuffleNetDialect.Torchvision ? TorchvisionUnit(unit, planes) : MegviiUnit(unit, planes);
            stages[unit.Stage] = planes;
        }

        return [.. stages.Select(stage => (stage.Key, stage.Value))];
    }

    /// <summary>chunk(2), concatenate, shuffle.</summary>
    private Planes TorchvisionUnit(SplitShape unit, Planes input)
    {
        Planes both = unit.Concatenates
            ? Concat(Shortcut(unit, input), Branch(unit, input))
            : Concat(Take(input, channel => channel < unit.Out / 2), Branch(unit, Take(input, channel => channel >= unit.Out / 2)));
        return Shuffle(both, 2, ShuffleDirection.GroupsToChannels);
    }

    /// <summary>Even channels pass, odd ones go through the branch.</summary>
    private Planes MegviiUnit(SplitShape unit, Planes input) => unit.Concatenates
        ? Concat(Shortcut(unit, input), Branch(unit, input))
        : Concat(Take(input, channel => channel % 2 == 0), Branch(unit, Take(input, channel => channel % 2 == 1)));

    private Planes Shortcut(SplitShape unit, Planes input)
    {
        Planes x = Layer(input, _names.Shortcut(unit, 0) + ".weight", _names.Shortcut(unit, 1), unit.In, unit.Kernel, unit.Stride, unit.In);
        x = Layer(x, _names.Shortcut(unit, 2) + ".weight", _names.Shortcut(unit, 3), unit.ShortcutOut, 1, 1, 1);
        return Act(unit.IsHardSwish, x);
    }

    private Planes Branch(SplitShape unit, Planes input)
    {
        Planes x = unit.IsXception ? Xception(unit, input) : Bottleneck(unit, input);
        return unit.Squeezes ? Excite(x, layer => _names.Squeeze(unit, layer)) : x;
    }

    private Planes Bottleneck(SplitShape unit, Planes input)
    {
        Planes x = Act(
            unit.IsHardSwish, Layer(input, _names.Branch(unit, 0) + ".weight", _names.Branch(unit, 1), unit.Middle, 1, 1, 1));
        x = Layer(x, _names.Branch(unit, 3) + ".weight", _names.Branch(unit, 4), unit.Middle, unit.Kernel, unit.Stride, unit.Middle);
        return Act(unit.IsHardSwish, Layer(x, _names.Branch(unit, 5) + ".weight", _names.Branch(unit, 6), unit.BranchOut, 1, 1, 1));
    }

    /// <summary>Depthwise and pointwise, three times; the first depthwise convolution alone has the stride.</summary>
    private Planes Xception(SplitShape unit, Planes x)
    {
        foreach ((int layer, int stride, int outputs) in
            ((int, int, int)[])[(0, unit.Stride, unit.Middle), (5, 1, unit.Middle), (10, 1, unit.BranchOut)])
        {
            x = Layer(x, _names.Branch(unit, layer) + ".weight", _names.Branch(unit, layer + 1), x.Channels, 3, stride, x.Channels);
            x = Layer(x, _names.Branch(unit, layer + 2) + ".weight", _names.Branch(unit, layer + 3), outputs, 1, 1, 1);
            x = Act(unit.IsHardSwish, x);
        }

        return x;
    }

    private Planes Excite(Planes input, Func<int, string> name)
    {
        Planes mean = new(input.Channels, 1, 1, GlobalAveragePool(input));
        Planes x = Relu(Layer(mean, name(1) + ".weight", name(2), Math.Max(1, input.Channels / 4), 1, 1, 1));
        x = ReferenceConvolution.Run(x, _tensors[name(4) + ".weight"], null, input.Channels, 1, 1, 0, 1);
        Planes output = new(input.Channels, input.Height, input.Width);
        for (int index = 0; index < output.Values.Length; index++)
        {
            double factor = Math.Clamp(x.Values[index / (input.Height * input.Width)] + 3, 0, 6) / 6;
            output.Values[index] = input.Values[index] * factor;
        }

        return output;
    }

    private static Planes Act(bool isHardSwish, Planes input) =>
        isHardSwish ? ReferenceActivation.Run(Generator.Graph.Activation.HardSwish, input) : Relu(input);

    private static Planes Take(Planes input, Func<int, bool> taken)
    {
        int[] channels = [.. Enumerable.Range(0, input.Channels).Where(taken)];
        Planes output = new(channels.Length, input.Height, input.Width);
        for (int channel = 0; channel < channels.Length; channel++)
        {
            input.Plane(channels[channel]).CopyTo(output.Plane(channel));
        }

        return output;
    }

    private Planes Layer(Planes input, string weights, string norm, int outputs, int kernel, int stride, int groups) => BatchNorm(
        ReferenceConvolution.Run(input, _tensors[weights], null, outputs, kernel, stride, kernel / 2, groups),
        _tensors[$"{norm}.weight"],
        _tensors[$"{norm}.bias"],
        _tensors[$"{norm}.running_mean"],
        _tensors[$"{norm}.running_var"]);
}
