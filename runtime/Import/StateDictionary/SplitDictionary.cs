namespace ShuffleNet.Compiler.Import;

/// <summary>What the names and shapes of a V2's tensors show.</summary>
internal static class SplitDictionary
{
    public static void Note(SpecFindings findings, DictionaryShapes shapes)
    {
        ShuffleNetDialect dialect = shapes.Holds("conv1.0.weight") ? ShuffleNetDialect.Torchvision : ShuffleNetDialect.Megvii;
        TensorNames names = new(new NetworkSpec { Version = ShuffleNetVersion.V2, Dialect = dialect });
        string stem = names.Stem.Weight + ".weight";
        string head = names.Head.Weight + ".weight";
        string classifier = names.Classifier + ".weight";
        (int stemChannels, int inputs) = shapes.Filters(stem, 3);
        (int headChannels, int features) = shapes.Filters(head, 1);
        findings.Note(nameof(NetworkSpec.Version), stem, ShuffleNetVersion.V2);
        findings.Note(nameof(NetworkSpec.Dialect), stem, dialect);
        findings.Note(nameof(NetworkSpec.StemChannels), stem, stemChannels);
        findings.Note(nameof(NetworkSpec.InputChannels), stem, inputs);
        findings.Note(nameof(NetworkSpec.HeadChannels), head, headChannels);
        findings.Note(nameof(NetworkSpec.Classes), classifier, shapes.Matrix(classifier).Outputs);
        findings.Note(nameof(NetworkSpec.ClassifierBias), classifier, shapes.Holds(names.Classifier + ".bias"));

        List<UnitSpec> units = [];
        foreach (string unit in Units(dialect, shapes, names))
        {
            int entering = units.Count == 0 ? stemChannels : units[^1].Out;
            bool concatenates = shapes.Holds(names.Shortcut(unit, 0).Weight + ".weight");
            int branch = shapes.Filters(names.Branch(unit, 5).Weight + ".weight", 1).Outputs;
            int shortcut = concatenates ? shapes.Filters(names.Shortcut(unit, 2).Weight + ".weight", 1).Outputs : entering / 2;
            int kernel = shapes.DepthwiseKernel(names.Branch(unit, 3).Weight + ".weight");
            units.Add(new UnitSpec(entering, shortcut + branch, kernel, concatenates ? 2 : 1));
            if (units[^1].Concatenates != concatenates)
            {
                throw shapes.Fault($"unit {unit} takes {entering} channels and gives {shortcut + branch} without a shortcut of its own");
            }
        }

        if (units.Count == 0 || units[^1].Out != features)
        {
            throw shapes.Fault(
                $"{units.Count} units were found, with {(units.Count == 0 ? stemChannels : units[^1].Out)} channels at their end; {head} "
                    + $"takes {features}");
        }

        StageFindings.NoteWithoutStrides(findings, stem, units);
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
