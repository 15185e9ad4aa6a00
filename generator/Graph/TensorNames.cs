namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// The names of tensors in files: torchvision's in its dialect, those of the authors' ShuffleNet-Series in every other, which
/// call a unit's branch differently in V1 and V2.
/// </summary>
internal sealed class TensorNames(NetworkSpec spec)
{
    private readonly bool _torchvision = spec.Dialect == ShuffleNetDialect.Torchvision;

    public LayerName Stem => _torchvision ? Layer("conv1", 0) : Layer("first_conv", 0);

    /// <summary>V2's pointwise convolution before the classifier.</summary>
    public LayerName Head => Layer(HeadPrefix, 0);

    public string Classifier => _torchvision ? "fc" : "classifier.0";

    /// <summary>Beginnings of the names of everything behind the stages.</summary>
    public IEnumerable<string> AfterStages => spec.Version == ShuffleNetVersion.V1 ? [Classifier] : [HeadPrefix, Classifier];

    private string HeadPrefix => _torchvision ? "conv5" : "conv_last";

    /// <summary>The beginning of the names of a unit's tensors.</summary>
    /// <param name="stage">Index of the stage.</param>
    /// <param name="repeat">Index of the unit in its stage.</param>
    public string Unit(int stage, int repeat) => _torchvision
        ? Text.Of($"stage{stage + 2}.{repeat}")
        : Text.Of($"features.{spec.Stages.Take(stage).Sum(earlier => earlier.Repeats) + repeat}");

    /// <summary>A layer of a V1 unit's branch, whose second pointwise convolution is in a sequence of its own.</summary>
    public static LayerName Residual(string unit, int sequence, int index) => Layer(Text.Of($"{unit}.branch_main_{sequence}"), index);

    /// <summary>A layer of a V2 unit's branch.</summary>
    public LayerName Branch(string unit, int index) => Layer(unit + (_torchvision ? ".branch2" : ".branch_main"), index);

    /// <summary>A layer of a strided V2 unit's shortcut.</summary>
    public LayerName Shortcut(string unit, int index) => Layer(unit + (_torchvision ? ".branch1" : ".branch_proj"), index);

    private static LayerName Layer(string sequence, int index) => new(Text.Of($"{sequence}.{index}"), Text.Of($"{sequence}.{index + 1}"));
}
