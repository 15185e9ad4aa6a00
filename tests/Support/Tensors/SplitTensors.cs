namespace ShuffleNet.Compiler.Tests.Support.Tensors;

/// <summary>What the two published V2 implementations call their tensors, written down from their source.</summary>
internal sealed class SplitTensors(ShuffleNetDialect dialect)
{
    private readonly bool _torchvision = dialect == ShuffleNetDialect.Torchvision;

    public string Stem => _torchvision ? "conv1.0.weight" : "first_conv.0.weight";

    public string StemNorm => _torchvision ? "conv1.1" : "first_conv.1";

    public string Head => _torchvision ? "conv5.0.weight" : "conv_last.0.weight";

    public string HeadNorm => _torchvision ? "conv5.1" : "conv_last.1";

    public string Classifier => _torchvision ? "fc.weight" : "classifier.0.weight";

    public string ClassifierBias => _torchvision ? "fc.bias" : "classifier.0.bias";

    /// <summary>A layer of the branch that every unit has: 0 pointwise, 3 depthwise, 5 pointwise; each norm follows.</summary>
    public string Branch(SplitShape unit, int layer) => $"{Unit(unit)}.{(_torchvision ? "branch2" : "branch_main")}.{layer}";

    /// <summary>A layer of a strided unit's shortcut: 0 depthwise, 2 pointwise; each norm follows.</summary>
    public string Shortcut(SplitShape unit, int layer) => $"{Unit(unit)}.{(_torchvision ? "branch1" : "branch_proj")}.{layer}";

    private string Unit(SplitShape unit) => _torchvision ? $"stage{unit.Stage}.{unit.Repeat}" : $"features.{unit.Index}";

    /// <summary>Names and shapes in the order of use.</summary>
    public static IReadOnlyList<TensorInfo> Expected(NetworkSpec spec)
    {
        SplitTensors names = new(spec.Dialect);
        TensorList tensors = new();
        tensors.Convolution(names.Stem, names.StemNorm, spec.StemChannels, spec.InputChannels, 3);
        int channels = spec.StemChannels;
        foreach (SplitShape unit in SplitShape.Of(spec))
        {
            if (unit.Concatenates)
            {
                tensors.Convolution(names.Shortcut(unit, 0) + ".weight", names.Shortcut(unit, 1), unit.In, 1, unit.Kernel);
                tensors.Convolution(names.Shortcut(unit, 2) + ".weight", names.Shortcut(unit, 3), unit.ShortcutOut, unit.In, 1);
            }

            tensors.Convolution(names.Branch(unit, 0) + ".weight", names.Branch(unit, 1), unit.Middle, unit.BranchIn, 1);
            tensors.Convolution(names.Branch(unit, 3) + ".weight", names.Branch(unit, 4), unit.Middle, 1, unit.Kernel);
            tensors.Convolution(names.Branch(unit, 5) + ".weight", names.Branch(unit, 6), unit.BranchOut, unit.Middle, 1);
            channels = unit.Out;
        }

        if (spec.HeadChannels > 0)
        {
            tensors.Convolution(names.Head, names.HeadNorm, spec.HeadChannels, channels, 1);
            tensors.Classifier(names.Classifier, spec.ClassifierBias ? names.ClassifierBias : null, spec.Classes, spec.HeadChannels);
        }

        return tensors.All;
    }
}
