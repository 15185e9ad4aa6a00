namespace ShuffleNet.Compiler.Import;

/// <summary>
/// The names of layers in weight files: torchvision's in its dialect, those of the authors' code in every other.
/// docs/weights.md lists them.
/// </summary>
internal sealed class LayerNames(NetworkDescription spec)
{
    private readonly bool _torchvision = spec.Dialect == ShuffleNetDialect.Torchvision;

    public LayerName Stem => _torchvision ? Layer("conv1", 0) : Layer("first_conv", 0);

    /// <summary>V2's pointwise convolution before the classifier.</summary>
    public LayerName Head => Layer(_torchvision ? "conv5" : "conv_last", 0);

    public string Classifier => _torchvision ? "fc" : "classifier.0";

    /// <summary>The beginnings of the names of all units' layers, in the order in which they run.</summary>
    public IReadOnlyList<string> Units
    {
        get
        {
            List<string> units = [];
            for (int stage = 0; stage < spec.StageRepeats.Count; stage++)
            {
                for (int repeat = 0; repeat < spec.StageRepeats[stage]; repeat++)
                {
                    units.Add(_torchvision ? $"stage{stage + 2}.{repeat}" : $"features.{units.Count}");
                }
            }

            return units;
        }
    }

    /// <summary>A layer of a V1 unit's branch, whose second pointwise convolution is in a sequence of its own.</summary>
    public static LayerName Residual(string unit, int sequence, int index) => Layer($"{unit}.branch_main_{sequence}", index);

    /// <summary>A layer of a V2 unit's branch.</summary>
    public LayerName Branch(string unit, int index) => Layer(unit + (_torchvision ? ".branch2" : ".branch_main"), index);

    /// <summary>A layer of the shortcut of a V2 unit that concatenates.</summary>
    public LayerName Shortcut(string unit, int index) => Layer(unit + (_torchvision ? ".branch1" : ".branch_proj"), index);

    private static LayerName Layer(string sequence, int index) => new($"{sequence}.{index}", $"{sequence}.{index + 1}");
}
