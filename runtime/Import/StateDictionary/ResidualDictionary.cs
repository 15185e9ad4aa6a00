namespace ShuffleNet.Compiler.Import;

/// <summary>What the shapes of a V1's tensors show.</summary>
internal static class ResidualDictionary
{
    public static void Note(SpecFindings findings, DictionaryShapes shapes)
    {
        TensorNames names = new(new NetworkSpec());
        string stem = names.Stem.Weight + ".weight";
        (int stemChannels, int inputs) = shapes.Filters(stem, 3);
        findings.Note(nameof(NetworkSpec.Version), stem, ShuffleNetVersion.V1);
        findings.NoteAuthor(ShuffleNetDialect.Megvii);
        findings.Note(nameof(NetworkSpec.StemChannels), stem, stemChannels);
        findings.Note(nameof(NetworkSpec.InputChannels), stem, inputs);

        string classifier = names.Classifier + ".weight";
        int? features = null;
        if (shapes.Holds(classifier))
        {
            (int classes, features) = shapes.Matrix(classifier);
            findings.Note(nameof(NetworkSpec.Classes), classifier, classes);
            findings.Note(nameof(NetworkSpec.ClassifierBias), classifier, shapes.Holds(names.Classifier + ".bias"));
        }
        else
        {
            findings.NoteBackbone($"there is no tensor {classifier}");
        }

        NoteUnits(findings, shapes, stemChannels, features);
    }

    private static void NoteUnits(SpecFindings findings, DictionaryShapes shapes, int stemChannels, int? features)
    {
        List<ResidualFilters> units = [];
        for (int unit = 0, entering = stemChannels; shapes.Holds(First(unit)); entering = units[unit++].Leaving)
        {
            units.Add(Unit(shapes, unit, entering, features));
        }

        if (units.Count == 0)
        {
            throw shapes.Fault($"there is no tensor {First(0)}");
        }

        // The first convolution of all is usually not grouped, so the second unit's says what the groups are.
        int second = units[0].SecondGroups;
        int groups = units.Count > 1 ? units[1].FirstGroups : units[0].FirstGroups > 1 ? units[0].FirstGroups : second;
        for (int unit = 0; unit < units.Count; unit++)
        {
            ResidualFilters filters = units[unit];
            if (unit > 0 || groups == 1)
            {
                findings.Note(nameof(NetworkSpec.Groups), First(unit), filters.FirstGroups);
            }
            else
            {
                findings.Note(nameof(NetworkSpec.Groups), First(units.Count - 1), groups);
                findings.Note(
                    nameof(NetworkSpec.FirstUnitGrouped),
                    First(0),
                    filters.FirstGroups == groups ? [true] : filters.FirstGroups == 1 ? [false] : (object[])[]);
            }

            findings.Note(nameof(NetworkSpec.SecondGroups), Second(unit), filters.SecondGroups);
            findings.Note(
                nameof(NetworkSpec.Bottleneck),
                First(unit),
                ResidualFindings.BottleneckRules(filters.Branch, filters.Leaving, LeastCommonMultiple.Of(groups, second), filters.Middle));
        }

        StageFindings.NoteWithoutStrides(findings, First(0), units.Select((unit, index) =>
            new UnitSpec(unit.Entering, unit.Leaving, shapes.DepthwiseKernel(Depthwise(index)), unit.Leaving == unit.Entering ? 1 : 2)));
    }

    private static string First(int unit) => TensorNames.Residual($"features.{unit}", 1, 0).Weight + ".weight";

    private static string Depthwise(int unit) => TensorNames.Residual($"features.{unit}", 1, 3).Weight + ".weight";

    private static string Second(int unit) => TensorNames.Residual($"features.{unit}", 2, 0).Weight + ".weight";

    /// <summary>What the filters of a unit show; the features are what enters the classifier, null where there is none.</summary>
    private static ResidualFilters Unit(DictionaryShapes shapes, int unit, int entering, int? features)
    {
        (int middle, int firstInputs) = shapes.Filters(First(unit), 1);
        (int branch, int secondInputs) = shapes.Filters(Second(unit), 1);
        if (middle % secondInputs != 0 || entering % firstInputs != 0)
        {
            throw shapes.Fault(
                $"unit {unit} takes {entering} channels in groups of {firstInputs} and {middle} in groups of {secondInputs}");
        }

        // What leaves the unit is its branch, added to as many channels or concatenated with them. What the next one takes is
        // known up to its groups, which are this one's unless this is the first.
        int firstGroups = entering / firstInputs;
        int secondGroups = middle / secondInputs;
        int groups = unit > 0 || firstGroups > 1 ? firstGroups : secondGroups;
        bool last = !shapes.Holds(First(unit + 1));
        int? next = last ? features : shapes.Filters(First(unit + 1), 1).Inputs;

        // Behind the last unit of a backbone nothing shows it; a unit that changes nothing adds, as all others of its stage do.
        int[] possible = [.. ((int[])[entering + branch, branch])
            .Where(count => (count > branch || branch == entering) && (next is not int read || (last ? count == read : count % read == 0)))
            .OrderBy(count => next is not int read ? count == entering ? 0 : 1 : last || count / read == groups ? 0 : 1)];
        return possible.Length > 0
            ? new ResidualFilters(entering, middle, branch, possible[0], firstGroups, secondGroups)
            : throw shapes.Fault(
                $"unit {unit} takes {entering} channels and its branch makes {branch}, but {(last ? "" : "groups of ")}{next} enter what "
                    + "follows");
    }
}
