namespace ShuffleNet.Compiler.Import;

/// <summary>What the shapes of a V1's tensors show.</summary>
internal static class ResidualDictionary
{
    public static void Note(SpecFindings findings, DictionaryShapes shapes)
    {
        LayerNames names = new(new NetworkDescription());
        string stem = names.Stem.Weight + ".weight";
        (int stemChannels, int inputs) = shapes.Filters(stem, 3);
        findings.Note(nameof(NetworkDescription.Version), stem, ShuffleNetVersion.V1);
        findings.Note(nameof(NetworkDescription.StemChannels), stem, stemChannels);
        findings.Note(nameof(NetworkDescription.InputChannels), stem, inputs);

        string classifier = names.Classifier + ".weight";
        (int classes, int features) = shapes.Matrix(classifier);
        findings.Note(nameof(NetworkDescription.Classes), classifier, classes);
        findings.Note(nameof(NetworkDescription.ClassifierBias), classifier, shapes.Holds(names.Classifier + ".bias"));

        List<UnitPlace> units = [];
        int entering = stemChannels;
        while (shapes.Holds(First(units.Count)))
        {
            int unit = units.Count;
            (int middle, int second, int branch) = Branch(findings, shapes, unit, entering);

            // What leaves a unit is what enters the next.
            int leaving = shapes.Holds(First(unit + 1)) ? NextInputs(shapes, unit + 1) : features;
            bool concatenates = leaving != entering;
            if (leaving != (concatenates ? entering + branch : branch))
            {
                throw shapes.Fault($"unit {unit} takes {entering} channels and its branch makes {branch}, but {leaving} enter what follows");
            }

            findings.Note(nameof(NetworkDescription.Bottleneck), First(unit), ResidualFindings.BottleneckRules(branch, leaving, middle / second, middle));
            units.Add(new UnitPlace(entering, leaving, shapes.DepthwiseKernel(Depthwise(unit)), concatenates ? 2 : 1));
            entering = leaving;
        }

        if (units.Count == 0)
        {
            throw shapes.Fault($"there is no tensor {First(0)}");
        }

        StageFindings.NoteWithoutStrides(findings, First(0), units);
    }

    private static string First(int unit) => LayerNames.Residual($"features.{unit}", 1, 0).Weight + ".weight";

    private static string Depthwise(int unit) => LayerNames.Residual($"features.{unit}", 1, 3).Weight + ".weight";

    private static string Second(int unit) => LayerNames.Residual($"features.{unit}", 2, 0).Weight + ".weight";

    private static (int Middle, int SecondInputs, int Branch) Branch(SpecFindings findings, DictionaryShapes shapes, int unit, int entering)
    {
        (int middle, int firstInputs) = shapes.Filters(First(unit), 1);
        (int branch, int secondInputs) = shapes.Filters(Second(unit), 1);
        if (middle % secondInputs != 0 || entering % firstInputs != 0)
        {
            throw shapes.Fault($"unit {unit} takes {entering} channels in groups of {firstInputs} and {middle} in groups of {secondInputs}");
        }

        int groups = middle / secondInputs;
        findings.Note(nameof(NetworkDescription.Groups), Second(unit), groups);
        int firstGroups = entering / firstInputs;
        if (unit == 0 && groups > 1)
        {
            findings.Note(nameof(NetworkDescription.FirstUnitGrouped), First(unit), firstGroups == groups ? [true] : firstGroups == 1 ? [false] : (object[])[]);
        }
        else
        {
            findings.Note(nameof(NetworkDescription.Groups), First(unit), firstGroups);
        }

        return (middle, secondInputs, branch);
    }

    private static int NextInputs(DictionaryShapes shapes, int unit)
    {
        (int middle, int firstInputs) = shapes.Filters(First(unit), 1);
        return firstInputs * (middle / shapes.Filters(Second(unit), 1).Inputs);
    }
}
