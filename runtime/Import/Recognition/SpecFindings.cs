namespace ShuffleNet.Compiler.Import;

/// <summary>Everything that a file shows of the network's properties.</summary>
internal sealed class SpecFindings(string file)
{
    private readonly Dictionary<string, SpecFinding> _findings = [];

    public SpecFinding? this[string property] => _findings.GetValueOrDefault(property);

    /// <summary>Adds what a node shows. A property is one for the whole network, so all nodes that show it have to agree.</summary>
    /// <param name="property">Of <see cref="NetworkDescription"/>.</param>
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
                ? $"{file}: node {WeightStream.Quote(node)}: no value of {property} fits it"
                : $"{file}: {property} is {before} at node {WeightStream.Quote(before.Node)} and {string.Join(" or ", allowed.Select(SpecProperty.Text))} at node {WeightStream.Quote(node)}; a network has one");
        }

        _findings[property] = finding;
    }

    /// <summary>The network in the dialect that leaves the fewest properties to be said; what the file does not show is the dialect's.</summary>
    public NetworkDescription Describe() =>
        DialectPreset.Dialects.Select(DialectPreset.Of).Select(Fill)
            .MinBy(spec => AttributeText.Properties(spec).Count)!;

    /// <summary>The properties in which a class differs from what the file shows.</summary>
    public IReadOnlyList<SpecMismatch> Compare(NetworkDescription spec)
    {
        NetworkDescription canonical = StageList.Canonical(spec);
        return [.. from property in SpecProperty.All
                   let finding = this[property.Name]
                   let value = property.Get(canonical)
                   where finding is not null && !finding.Allowed.Contains(value)
                   select new SpecMismatch(property.Name, finding.Node, finding.ToString(), SpecProperty.Text(value))];
    }

    private NetworkDescription Fill(NetworkDescription preset) =>
        SpecProperty.All.Aggregate(preset, (spec, property) =>
            this[property.Name] is not { } finding || finding.Allowed.Contains(property.Get(spec)) ? spec : property.Set(spec, finding.Allowed[0]));
}
