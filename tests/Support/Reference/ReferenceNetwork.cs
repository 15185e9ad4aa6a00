namespace ShuffleNet.Compiler.Tests.Support.Reference;

using ShuffleNet.Compiler.Tests.Support.Tensors;
using static ShuffleNet.Compiler.Tests.Support.Reference.ReferenceOperators;

/// <summary>
/// ShuffleNet V1 as the paper's Figure 2 draws it, unit by unit, in double precision: the answer that compiled networks
/// are compared with. Nothing is folded, fused or shared with the compiler.
/// </summary>
internal sealed class ReferenceNetwork(NetworkSpec spec, TensorSource source)
{
    private readonly NamedTensors _tensors = new(spec, source);

    /// <summary>One inference.</summary>
    /// <param name="input">Channels, rows, columns of the spec's input.</param>
    /// <returns>One logit per class, or their softmax where the spec says so.</returns>
    public double[] Run(ReadOnlySpan<float> input)
    {
        Planes planes = Stages(input)[^1];
        double[]? bias = spec.ClassifierBias ? _tensors[ReferenceTensors.ClassifierBias] : null;
        double[] logits = Linear(GlobalAveragePool(planes), _tensors[ReferenceTensors.Classifier], bias, spec.Classes);
        return spec.Softmax ? Softmax(logits) : logits;
    }

    /// <summary>What every stage puts out, in order.</summary>
    public IReadOnlyList<Planes> Stages(ReadOnlySpan<float> input)
    {
        double[] values = Array.ConvertAll(input.ToArray(), value => (double)value);
        Planes planes = Stem(new Planes(spec.InputChannels, spec.InputHeight, spec.InputWidth, values));
        List<Planes> stages = [];
        Queue<UnitShape> units = new(UnitShape.Of(spec));
        foreach (StageSpec stage in spec.Stages)
        {
            for (int repeat = 0; repeat < stage.Repeats; repeat++)
            {
                planes = Unit(units.Dequeue(), planes);
            }

            stages.Add(planes);
        }

        return stages;
    }

    private Planes Stem(Planes input)
    {
        Planes stem = Convolution(input, ReferenceTensors.Stem, spec.StemChannels, 3, spec.StemStride, 1);
        stem = Relu(Norm(stem, ReferenceTensors.StemNorm));
        return spec.StemPool
            ? new ReferencePool(3, 2, spec.StemPoolPadding, spec.StemPoolRounding).Maximum(stem)
            : stem;
    }

    private Planes Unit(UnitShape unit, Planes input)
    {
        Planes branch = Branch(unit, input);
        if (!unit.Concatenates)
        {
            return Relu(Add(input, branch));
        }

        if (spec.StridedRelu == StridedReluPlacement.OnBranch)
        {
            branch = Relu(branch);
        }

        Planes shortcut = Shortcut(unit, input);
        Planes output = spec.ConcatOrder == ConcatOrder.ShortcutFirst ? Concat(shortcut, branch) : Concat(branch, shortcut);
        return spec.StridedRelu == StridedReluPlacement.AfterConcat ? Relu(output) : output;
    }

    private Planes Branch(UnitShape unit, Planes input)
    {
        Planes branch = Convolution(input, ReferenceTensors.First(unit), unit.Bottleneck, 1, 1, unit.FirstGroups);
        branch = Relu(Norm(branch, ReferenceTensors.FirstNorm(unit)));
        branch = ShuffleAt(ShufflePosition.BeforeDepthwise, branch);
        branch = Convolution(branch, ReferenceTensors.Depthwise(unit), unit.Bottleneck, unit.Kernel, unit.Stride, unit.Bottleneck);
        branch = Norm(branch, ReferenceTensors.DepthwiseNorm(unit));
        branch = ShuffleAt(ShufflePosition.AfterDepthwise, branch);
        branch = Convolution(branch, ReferenceTensors.Second(unit), unit.BranchOut, 1, 1, unit.SecondGroups);
        return Norm(branch, ReferenceTensors.SecondNorm(unit));
    }

    private Planes Shortcut(UnitShape unit, Planes input) =>
        unit.Stride == 1
            ? input
            : new ReferencePool(spec.ShortcutPoolKernel, 2, spec.ShortcutPoolPadding, spec.ShortcutPoolRounding)
                .Average(input, spec.ShortcutPoolDivisor);

    private Planes ShuffleAt(ShufflePosition position, Planes planes) =>
        spec.Shuffle && spec.Groups > 1 && spec.ShufflePosition == position
            ? Shuffle(planes, spec.Groups, spec.ShuffleDirection)
            : planes;

    /// <summary>No bias, and the padding that keeps the size at stride 1: half of the kernel.</summary>
    private Planes Convolution(Planes input, string weights, int outputs, int kernel, int stride, int groups) =>
        ReferenceConvolution.Run(input, _tensors[weights], null, outputs, kernel, stride, kernel / 2, groups);

    private Planes Norm(Planes input, string prefix) =>
        BatchNorm(
            input,
            _tensors[$"{prefix}.weight"],
            _tensors[$"{prefix}.bias"],
            _tensors[$"{prefix}.running_mean"],
            _tensors[$"{prefix}.running_var"]);
}
