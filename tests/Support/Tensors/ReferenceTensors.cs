namespace ShuffleNet.Compiler.Tests.Support.Tensors;

/// <summary>The tensors that a network needs, under the names of the authors' PyTorch code.</summary>
internal static class ReferenceTensors
{
    public const string Stem = "first_conv.0.weight";
    public const string StemNorm = "first_conv.1";
    public const string Classifier = "classifier.0.weight";
    public const string ClassifierBias = "classifier.0.bias";

    public static string First(UnitShape unit) => $"features.{unit.Index}.branch_main_1.0.weight";

    public static string FirstNorm(UnitShape unit) => $"features.{unit.Index}.branch_main_1.1";

    public static string Depthwise(UnitShape unit) => $"features.{unit.Index}.branch_main_1.3.weight";

    public static string DepthwiseNorm(UnitShape unit) => $"features.{unit.Index}.branch_main_1.4";

    public static string Second(UnitShape unit) => $"features.{unit.Index}.branch_main_2.0.weight";

    public static string SecondNorm(UnitShape unit) => $"features.{unit.Index}.branch_main_2.1";

    /// <summary>
    /// Names and shapes in the order of use. Convolutions are (outputs, inputs per group, rows, columns), the classifier is
    /// (classes, channels).
    /// </summary>
    public static IReadOnlyList<TensorInfo> Expected(NetworkSpec spec)
    {
        if (spec.Version != ShuffleNetVersion.V1)
        {
            return SplitTensors.Expected(spec);
        }

        var tensors = new List<TensorInfo>();
        void Add(string name, params long[] shape) => tensors.Add(new TensorInfo(name, shape, "float32"));
        void AddNorm(string prefix, int channels)
        {
            foreach (string part in (ReadOnlySpan<string>)["weight", "bias", "running_mean", "running_var"])
            {
                Add($"{prefix}.{part}", channels);
            }
        }

        Add(Stem, spec.StemChannels, spec.InputChannels, 3, 3);
        AddNorm(StemNorm, spec.StemChannels);
        int channels = spec.StemChannels;
        foreach (UnitShape unit in UnitShape.Of(spec))
        {
            Add(First(unit), unit.Bottleneck, unit.In / unit.FirstGroups, 1, 1);
            AddNorm(FirstNorm(unit), unit.Bottleneck);
            Add(Depthwise(unit), unit.Bottleneck, 1, unit.Kernel, unit.Kernel);
            AddNorm(DepthwiseNorm(unit), unit.Bottleneck);
            Add(Second(unit), unit.BranchOut, unit.Bottleneck / unit.SecondGroups, 1, 1);
            AddNorm(SecondNorm(unit), unit.BranchOut);
            channels = unit.Out;
        }

        Add(Classifier, spec.Classes, channels);
        if (spec.ClassifierBias)
        {
            Add(ClassifierBias, spec.Classes);
        }

        return tensors;
    }
}
