using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Tests.Support.Reference;

/// <summary>
/// The integer network of docs/int8.md, unit by unit as the papers draw them, from the tensors of a quantised network's file: naive,
/// slow and obvious.
/// </summary>
internal sealed class IntegerReference
{
    private readonly NetworkSpec _spec;
    private readonly Dictionary<string, double[]> _tensors = [];

    /// <param name="spec">Of the file.</param>
    /// <param name="file">A quantised network.</param>
    public IntegerReference(NetworkSpec spec, WeightFile file)
    {
        _spec = spec;
        foreach (TensorInfo tensor in file.Tensors)
        {
            double[] values = new double[tensor.Length];
            file.Read(tensor, values);
            _tensors.Add(tensor.Name, values);
        }
    }

    /// <summary>One logit per class.</summary>
    public float[] Run(float[] image)
    {
        SplitTensors names = new(_spec.Dialect);
        bool isSplit = _spec.Version != ShuffleNetVersion.V1;
        Planes input = new(_spec.InputChannels, _spec.InputHeight, _spec.InputWidth, Array.ConvertAll(image, value => (double)value));
        Tensor current = new(
            IntegerOperators.Quantize(input, (float)_tensors["input.scale"][0], (int)_tensors["input.zero"][0]),
            (int)_tensors["input.zero"][0]);
        current = Convolution(
            current, Layer(isSplit ? names.Stem : ReferenceTensors.Stem), _spec.StemChannels, 3, _spec.StemStride, 1);
        if (_spec.StemPool)
        {
            ReferencePool pool = new(3, 2, _spec.StemPoolPadding, _spec.StemPoolRounding);
            current = current with { Codes = pool.Maximum(current.Codes) };
        }

        if (isSplit)
        {
            current = SplitShape.Of(_spec).Aggregate(current, (x, unit) => Split(names, unit, x));
            current = Convolution(current, Layer(names.Head), _spec.HeadChannels, 1, 1, 1);
        }
        else
        {
            current = UnitShape.Of(_spec).Aggregate(current, (x, unit) => Residual(unit, x));
        }

        string classifier = Layer(isSplit ? names.Classifier : ReferenceTensors.Classifier);
        return IntegerOperators.Logits(
            IntegerOperators.Means(current.Codes),
            _tensors[classifier + ".weight"],
            _tensors[classifier + ".offset"],
            _tensors[classifier + ".logit_scale"]);
    }

    private static string Layer(string weight) => weight[..^".weight".Length];

    private Tensor Residual(UnitShape unit, Tensor input)
    {
        string first = Layer(ReferenceTensors.First(unit));
        string depthwise = Layer(ReferenceTensors.Depthwise(unit));
        string second = Layer(ReferenceTensors.Second(unit));
        Tensor branch = Convolution(input, first, unit.Bottleneck, 1, 1, unit.FirstGroups);
        branch = ShuffleAt(ShufflePosition.BeforeDepthwise, unit, branch);
        branch = Convolution(branch, depthwise, unit.Bottleneck, unit.Kernel, unit.Stride, unit.Bottleneck);
        branch = ShuffleAt(ShufflePosition.AfterDepthwise, unit, branch);
        Planes scaled = Scaled(branch, second, unit.BranchOut, 1, 1, unit.SecondGroups);
        if (!unit.Concatenates)
        {
            return new Tensor(IntegerOperators.Add(scaled, input.Codes, _tensors[second + ".residual"][0]), -128);
        }

        Planes shortcut = unit.Stride == 1
            ? input.Codes
            : IntegerOperators.Average(
                input.Codes,
                new ReferencePool(_spec.ShortcutPoolKernel, 2, _spec.ShortcutPoolPadding, _spec.ShortcutPoolRounding),
                _spec.ShortcutPoolDivisor,
                _tensors[$"features.{unit.Index}.shortcut.multiplier"]);
        Planes codes = IntegerOperators.Codes(scaled);
        return new Tensor(
            _spec.ConcatOrder == ConcatOrder.ShortcutFirst
                ? ReferenceOperators.Concat(shortcut, codes)
                : ReferenceOperators.Concat(codes, shortcut),
            -128);
    }

    private Tensor ShuffleAt(ShufflePosition position, UnitShape unit, Tensor tensor) =>
        _spec.Shuffle && _spec.Groups > 1 && _spec.ShufflePosition == position
            ? tensor with { Codes = ReferenceOperators.Shuffle(tensor.Codes, unit.ShuffleGroups, _spec.ShuffleDirection) }
            : tensor;

    private Tensor Split(SplitTensors names, SplitShape unit, Tensor input)
    {
        if (unit.Concatenates)
        {
            Tensor shortcut = Convolution(input, names.Shortcut(unit, 0), unit.In, unit.Kernel, unit.Stride, unit.In);
            shortcut = Convolution(shortcut, names.Shortcut(unit, 2), unit.ShortcutOut, 1, 1, 1);
            return Join(shortcut.Codes, Branch(names, unit, input).Codes);
        }

        bool halves = _spec.Dialect == ShuffleNetDialect.Torchvision;
        Planes passing = Take(input.Codes, channel => halves ? channel < unit.In / 2 : channel % 2 == 0);
        Planes taken = Take(input.Codes, channel => halves ? channel >= unit.In / 2 : channel % 2 == 1);
        return Join(passing, Branch(names, unit, input with { Codes = taken }).Codes);
    }

    /// <summary>torchvision shuffles after it.</summary>
    private Tensor Join(Planes left, Planes right)
    {
        Planes both = ReferenceOperators.Concat(left, right);
        return new Tensor(
            _spec.Dialect == ShuffleNetDialect.Torchvision
                ? ReferenceOperators.Shuffle(both, 2, ShuffleDirection.GroupsToChannels)
                : both,
            -128);
    }

    private Tensor Branch(SplitTensors names, SplitShape unit, Tensor input)
    {
        Tensor x = Convolution(input, names.Branch(unit, 0), unit.Middle, 1, 1, 1);
        x = Convolution(x, names.Branch(unit, 3), unit.Middle, unit.Kernel, unit.Stride, unit.Middle);
        return Convolution(x, names.Branch(unit, 5), unit.BranchOut, 1, 1, 1);
    }

    private Tensor Convolution(Tensor input, string layer, int outputs, int kernel, int stride, int groups) =>
        new(IntegerOperators.Codes(Scaled(input, layer, outputs, kernel, stride, groups)), (int)_tensors[layer + ".zero"][0]);

    private Planes Scaled(Tensor input, string layer, int outputs, int kernel, int stride, int groups)
    {
        Planes sums = IntegerOperators.Sums(
            input.Codes, input.Zero, _tensors[layer + ".weight"], _tensors[layer + ".offset"], outputs, kernel, stride, groups);
        return IntegerOperators.Scale(sums, _tensors[layer + ".shift"][0], _tensors[layer + ".multiplier"]);
    }

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

    private sealed record Tensor(Planes Codes, int Zero);
}
