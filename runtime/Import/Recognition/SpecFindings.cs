namespace ShuffleNet.Compiler.Import;

/// <summary>Everything that a file shows of the network's properties.</summary>
/// <param name="file">What messages call the file.</param>
/// <param name="options">The size of the input, where the file does not show it.</param>
internal sealed class SpecFindings(string file, ModelOptions options)
{
    private readonly Dictionary<string, SpecFinding> _findings = [];

    private ShuffleNetDialect? _author;

    public string File { get; } = file;

    /// <summary>Why the file has no classifier; null where it has one.</summary>
    public string? WhyBackbone { get; private set; }

    public SpecFinding? this[string property] => _findings.GetValueOrDefault(property);

    /// <summary>Adds what a node shows. A property is one for the whole network, so all nodes that show it have to agree.</summary>
    /// <param name="property">Of <see cref="NetworkSpec"/>.</param>
    /// <param name="node">Shows it.</param>
    /// <param name="allowed">The values that fit the node.</param>
    /// <exception cref="UnrecognizedNetworkException">No value fits this node and those before it.</exception>
    public void Note(string property, string node, params IReadOnlyList<object> allowed)
    {
        SpecFinding finding = new(allowed, node);
        if (_findings.TryGetValue(property, out SpecFinding? before))
        {
            finding = before with { Allowed = [.. before.Allowed.Intersect(allowed)] };
        }

        if (finding.Allowed.Count == 0)
        {
            throw new UnrecognizedNetworkException(before is null
                ? $"{File}: node {WeightStream.Quote(node)}: no value of {property} fits it"
                : $"{File}: {property} is {before} at node {WeightStream.Quote(before.Node)} and "
                    + $"{string.Join(" or ", allowed.Select(SpecProperty.Text))} at node {WeightStream.Quote(node)}; a network has one");
        }

        _findings[property] = finding;
    }

    /// <summary>Adds whose code gives its tensors these names, for what the file does not show.</summary>
    public void NoteAuthor(ShuffleNetDialect dialect) => _author = dialect;

    /// <summary>Adds that the network ends with its stages.</summary>
    public void NoteBackbone(string reason) => WhyBackbone = reason;

    /// <summary>
    /// The network in its author's dialect, or else in the one that leaves the fewest properties to be said; what the file does
    /// not show is the dialect's. What could be a V2 or a OneShot is the latter only with units that V2 has not by itself.
    /// </summary>
    public NetworkSpec Describe() =>
        DialectPreset.All.Where(preset =>
            Allows(nameof(preset.Version), preset.Version) && Allows(nameof(preset.Dialect), preset.Dialect)).Select(Fill)
            .MinBy(spec => (
                spec.Dialect == _author ? 0 : 1,
                IsPlain(spec) && spec.Version == ShuffleNetVersion.OneShot,
                AttributeText.Properties(spec).Count))!;

    /// <summary>The properties in which a class differs from what the file shows.</summary>
    public IReadOnlyList<SpecMismatch> Compare(NetworkSpec spec)
    {
        NetworkSpec canonical = StageList.Canonical(spec);
        IEnumerable<SpecMismatch> outputs = WhyBackbone is null || spec.IsBackbone
            ? []
            : [new(nameof(spec.Outputs), WhyBackbone, SpecProperty.Text(NetworkOutputs.Stages), SpecProperty.Text(spec.Outputs))];
        return [.. outputs, .. from property in SpecProperties.OfFiles
                   where spec.Outputs == NetworkOutputs.Logits || !property.IsOfHead
                   let finding = this[property.Name]
                   let value = property.Get!(canonical)
                   where finding is not null && !finding.Allowed.Contains(value)

                   // Where there is one number of groups, one difference says so.
                   where property.Name != nameof(spec.SecondGroups)
                       || spec.SecondGroups != spec.Groups
                       || finding.ToString() != this[nameof(spec.Groups)]?.ToString()
                   select new SpecMismatch(property.Name, finding.Node, finding.ToString(), SpecProperty.Text(value))];
    }

    private static bool IsPlain(NetworkSpec spec) => !UnitKind.HasXception(spec) && spec.MiddleChannels.Count == 0;

    private bool Allows(string property, object value) => this[property]?.Allowed.Contains(value) ?? true;

    private NetworkSpec Fill(NetworkSpec preset)
    {
        NetworkSpec spec = SpecProperties.OfFiles.Aggregate(
            preset with { InputHeight = options.InputHeight, InputWidth = options.InputWidth },
            (spec, property) => Allows(property.Name, property.Get!(spec)) ? spec : property.Set!(spec, this[property.Name]!.Allowed[0]));
        spec = WhyBackbone is null
            ? spec
            : spec with { OutputStages = [.. Enumerable.Range(2, spec.StageChannels.Count)], HeadChannels = 0 };
        spec = this[nameof(spec.HardSwishStages)] is null
            ? spec with { HardSwishStages = PublishedChannels.WithUnits(spec).HardSwishStages }
            : spec;
        return this[nameof(spec.StageStrides)] is null ? spec with { StageStrides = UsualStrides(spec) } : spec;
    }

    // As in all published networks: a stage halves the size, unless its first unit is one like any other.
    private static int[] UsualStrides(NetworkSpec spec) =>
        [.. spec.StageChannels.Select((channels, stage) =>
            channels == (stage == 0 ? spec.StemChannels : spec.StageChannels[stage - 1]) ? 1 : 2)];
}
