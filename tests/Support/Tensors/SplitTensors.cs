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

    /// <summary>A layer of the branch that every unit has: 0 pointwise, 3 depthwise, 5 pointwise (0, 5, 10 depthwise and 2, 7, 12
    /// pointwise in an Xception); each norm follows.</summary>
    public string Branch(SplitShape unit, int layer) => $"{Unit(unit)}.{(_torchvision ? "branch2" : "branch_main")}.{layer}";

    /// <summary>A layer of a strided unit's shortcut: 0 depthwise, 2 pointwise; each norm follows.</summary>
    public string Shortcut(SplitShape unit, int layer) => $"{Unit(unit)}.{(_torchvision ? "branch1" : "branch_proj")}.{layer}";

    /// <summary>Squeeze-and-excitation at the end of a branch: 1 is its first matrix, 2 that one's norm, 4 its second matrix.</summary>
    public string Squeeze(SplitShape unit, int layer) => $"{Branch(unit, unit.IsXception ? 15 : 8)}.SE_opr.{layer}";

    /// <summary>The same behind the average of V2+.</summary>
    public static string LastSqueeze(int layer) => $"LastSE.SE_opr.{layer}";

    /// <summary>V2+: the matrix before the classifier.</summary>
    public const string LastLinear = "fc.0.weight";

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

            Branch(tensors, names, unit);
            channels = unit.Out;
        }

        if (spec.HeadChannels > 0)
        {
            tensors.Convolution(names.Head, names.HeadNorm, spec.HeadChannels, channels, 1);
            if (spec.Version == ShuffleNetVersion.V2Plus)
            {
                Squeeze(tensors, LastSqueeze, spec.HeadChannels);
                tensors.Classifier(LastLinear, null, spec.HeadChannels, spec.HeadChannels);
            }

            tensors.Classifier(names.Classifier, spec.ClassifierBias ? names.ClassifierBias : null, spec.Classes, spec.HeadChannels);
        }

        return tensors.All;
    }

    private static void Branch(TensorList tensors, SplitTensors names, SplitShape unit)
    {
        (int Layer, int Outputs, int Inputs, int Kernel)[] layers = unit.IsXception
            ?
            [
                (0, unit.BranchIn, 1, 3), (2, unit.Middle, unit.BranchIn, 1), (5, unit.Middle, 1, 3), (7, unit.Middle, unit.Middle, 1),
                (10, unit.Middle, 1, 3), (12, unit.BranchOut, unit.Middle, 1),
            ]
            : [(0, unit.Middle, unit.BranchIn, 1), (3, unit.Middle, 1, unit.Kernel), (5, unit.BranchOut, unit.Middle, 1)];
        foreach ((int layer, int outputs, int inputs, int kernel) in layers)
        {
            tensors.Convolution(names.Branch(unit, layer) + ".weight", names.Branch(unit, layer + 1), outputs, inputs, kernel);
        }

        if (unit.Squeezes)
        {
            Squeeze(tensors, layer => names.Squeeze(unit, layer), unit.BranchOut);
        }
    }

    private static void Squeeze(TensorList tensors, Func<int, string> name, int channels)
    {
        int squeezed = Math.Max(1, channels / 4);
        tensors.Convolution(name(1) + ".weight", name(2), squeezed, channels, 1);
        tensors.Convolution(name(4) + ".weight", null, channels, squeezed, 1);
    }
}
