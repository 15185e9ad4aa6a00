using static System.FormattableString;

namespace ShuffleNet.Compiler;

/// <summary>
/// The names of tensors in weight files, as docs/weights.md lists them: torchvision's in its dialect, those of the authors'
/// ShuffleNet-Series in every other, which call a unit's branch differently in V1 and V2.
/// </summary>
internal sealed class TensorNames(NetworkSpec spec)
{
    private readonly bool _torchvision = spec.Dialect == ShuffleNetDialect.Torchvision;

    /// <summary>
    /// Whether the network is the backbone of a detector: names then begin with <c>backbone.</c>, and units are counted in each stage.
    /// </summary>
    public bool IsOfDetector { get; init; }

    public LayerName Stem => _torchvision ? Layer(Prefix + "conv1", 0) : Layer(Prefix + "first_conv", 0);

    /// <summary>V2's pointwise convolution before the classifier.</summary>
    public LayerName Head => Layer(HeadPrefix, 0);

    public string Classifier => _torchvision ? "fc" : "classifier.0";

    /// <summary>V2+: the squeeze-and-excitation behind the average.</summary>
    public static string LastSqueeze => "LastSE";

    /// <summary>V2+: the matrix before the classifier.</summary>
    public static string LastLinear => "fc.0";

    /// <summary>Beginnings of the names of everything behind the stages.</summary>
    public IEnumerable<string> AfterStages =>
    [
        .. HasHead ? [HeadPrefix] : Array.Empty<string>(),
        .. spec.Version == ShuffleNetVersion.V2Plus ? [LastSqueeze, LastLinear] : Array.Empty<string>(),
        Classifier,
    ];

    /// <summary>The beginnings of the names of all units' layers, in the order in which they run.</summary>
    public IReadOnlyList<string> Units =>
        [.. spec.StageRepeats.SelectMany((repeats, stage) => Enumerable.Range(0, repeats).Select(repeat => Unit(stage, repeat)))];

    // The version may have one though this network, a backbone, does not.
    private bool HasHead => SpecProperties.Has(spec.Version, nameof(NetworkSpec.HeadChannels));

    private string Prefix => IsOfDetector ? "backbone." : "";

    private string HeadPrefix => _torchvision ? "conv5" : "conv_last";

    /// <summary>The beginning of the names of a unit's tensors.</summary>
    /// <param name="stage">Index of the stage.</param>
    /// <param name="repeat">Index of the unit in its stage.</param>
    public string Unit(int stage, int repeat) => _torchvision || IsOfDetector
        ? Invariant($"{Prefix}stage{stage + 2}.{repeat}")
        : Invariant($"features.{spec.StageRepeats.Take(stage).Sum() + repeat}");

    /// <summary>A layer of a V1 unit's branch, whose second pointwise convolution is in a sequence of its own.</summary>
    public static LayerName Residual(string unit, int sequence, int index) => Layer(Invariant($"{unit}.branch_main_{sequence}"), index);

    /// <summary>A layer of a V2 unit's branch.</summary>
    public LayerName Branch(string unit, int index) => Layer(BranchPrefix(unit), index);

    /// <summary>The squeeze-and-excitation at the end of a V2 unit's branch, which is counted as one of its layers.</summary>
    public string Squeeze(string unit, bool isXception) => Invariant($"{BranchPrefix(unit)}.{(isXception ? 15 : 8)}");

    /// <summary>The first matrix of squeeze-and-excitation, which has a normalisation.</summary>
    public static LayerName SqueezeDown(string squeeze) => Layer(squeeze + ".SE_opr", 1);

    /// <summary>The second one, which has none.</summary>
    public static string SqueezeUp(string squeeze) => squeeze + ".SE_opr.4";

    /// <summary>A layer of the shortcut of a V2 unit that concatenates.</summary>
    public LayerName Shortcut(string unit, int index) => Layer(unit + (_torchvision ? ".branch1" : ".branch_proj"), index);

    private string BranchPrefix(string unit) => unit + (_torchvision ? ".branch2" : ".branch_main");

    private static LayerName Layer(string sequence, int index) =>
        new(Invariant($"{sequence}.{index}"), Invariant($"{sequence}.{index + 1}"));
}
