namespace ShuffleNet.Compiler.Import;

/// <summary>What the names and shapes of a V2's tensors show.</summary>
internal static class SplitDictionary
{
    private const string Torchvisions = "stage2.0.branch2.0.weight";

    /// <summary>Whether the names are those of a V2.</summary>
    public static bool Matches(DictionaryShapes shapes) => shapes.Holds(Torchvisions) || shapes.Holds("features.0.branch_main.0.weight");

    public static void Note(SpecFindings findings, DictionaryShapes shapes)
    {
        ShuffleNetDialect dialect = shapes.Holds(Torchvisions) ? ShuffleNetDialect.Torchvision : ShuffleNetDialect.Megvii;
        TensorNames names = new(new NetworkSpec { Version = ShuffleNetVersion.V2, Dialect = dialect });
        string stem = names.Stem.Weight + ".weight";
        (int stemChannels, int inputs) = shapes.Filters(stem, 3);
        findings.Note(
            nameof(NetworkSpec.Version),
            stem,
            shapes.Holds(TensorNames.LastLinear + ".weight") ? [ShuffleNetVersion.V2Plus] : SplitFindings.Versions(dialect));
        findings.Note(nameof(NetworkSpec.Dialect), stem, dialect);
        findings.Note(nameof(NetworkSpec.StemChannels), stem, stemChannels);
        findings.Note(nameof(NetworkSpec.InputChannels), stem, inputs);

        List<UnitSpec> units = [];
        foreach (string unit in Units(dialect, shapes, names))
        {
            int entering = units.Count == 0 ? stemChannels : units[^1].Out;
            bool concatenates = shapes.Holds(names.Shortcut(unit, 0).Weight + ".weight");
            bool isXception = shapes.Holds(names.Branch(unit, 10).Weight + ".weight");
            int branch = shapes.Filters(names.Branch(unit, isXception ? 12 : 5).Weight + ".weight", 1).Outputs;
            int shortcut = concatenates ? shapes.Filters(names.Shortcut(unit, 2).Weight + ".weight", 1).Outputs : entering / 2;
            int kernel = shapes.DepthwiseKernel(names.Branch(unit, isXception ? 5 : 3).Weight + ".weight");
            units.Add(new UnitSpec(entering, shortcut + branch, kernel, concatenates ? 2 : 1)
            {
                IsXception = isXception,
                Middle = shapes.Filters(names.Branch(unit, isXception ? 2 : 0).Weight + ".weight", 1).Outputs,
                IsHardSwish = null,
                Squeezes = shapes.Holds(TensorNames.SqueezeDown(names.Squeeze(unit, isXception)).Weight + ".weight"),
            });
            if (units[^1].Concatenates != concatenates)
            {
                throw shapes.Fault($"unit {unit} takes {entering} channels and gives {shortcut + branch} without a shortcut of its own");
            }
        }

        NoteHead(findings, shapes, names, units[^1].Out);
        StageFindings.NoteWithoutStrides(findings, stem, units);
        StageFindings.NoteSplit(findings, stem, units, isStemHardSwish: null);
    }

    private static void NoteHead(SpecFindings findings, DictionaryShapes shapes, TensorNames names, int leaving)
    {
        string head = names.Head.Weight + ".weight";
        string classifier = names.Classifier + ".weight";
        if (!shapes.Holds(head) || !shapes.Holds(classifier))
        {
            findings.NoteBackbone($"there is no tensor {(shapes.Holds(head) ? classifier : head)}");
            return;
        }

        (int headChannels, int features) = shapes.Filters(head, 1);
        if (leaving != features)
        {
            throw shapes.Fault($"the last unit gives {leaving} channels; {head} takes {features}");
        }

        findings.Note(nameof(NetworkSpec.HeadChannels), head, headChannels);
        findings.Note(nameof(NetworkSpec.Classes), classifier, shapes.Matrix(classifier).Outputs);
        findings.Note(nameof(NetworkSpec.ClassifierBias), classifier, shapes.Holds(names.Classifier + ".bias"));
    }

    private static IEnumerable<string> Units(ShuffleNetDialect dialect, DictionaryShapes shapes, TensorNames names)
    {
        bool Exists(string unit) => shapes.Holds(names.Branch(unit, 0).Weight + ".weight");
        if (dialect == ShuffleNetDialect.Megvii)
        {
            for (int unit = 0; Exists($"features.{unit}"); unit++)
            {
                yield return $"features.{unit}";
            }

            yield break;
        }

        for (int stage = 2; Exists($"stage{stage}.0"); stage++)
        {
            for (int unit = 0; Exists($"stage{stage}.{unit}"); unit++)
            {
                yield return $"stage{stage}.{unit}";
            }
        }
    }
}
