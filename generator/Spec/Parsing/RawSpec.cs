namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>
/// What the user wrote: the attribute's properties that are set, by name. Enums are numbers, since a cast can put any number
/// there; lists are <see cref="EquatableArray{T}"/>. The properties below are those that are resolved or checked together.
/// </summary>
/// <param name="values">The properties by name; <c>Version</c>, the attribute's argument, is one of them.</param>
internal sealed class RawSpec(IReadOnlyDictionary<string, object> values)
{
    /// <summary>The value of a property; null where it is not set.</summary>
    public object? this[string property] => values.TryGetValue(property, out object? value) ? value : null;

    public int Version => Number(nameof(ShuffleNetAttribute.Version)) ?? (int)ShuffleNetVersion.V1;

    public int? Dialect => Number(nameof(ShuffleNetAttribute.Dialect));

    public int? SecondGroups => Number(nameof(ShuffleNetAttribute.SecondGroups));

    public double? Scale => (double?)this[nameof(ShuffleNetAttribute.Scale)];

    /// <summary>Scale and size, or what stands for them where they are not set.</summary>
    public PublishedSize PublishedSize => new(
        Scale ?? PublishedSize.Default.Scale,
        Number(nameof(ShuffleNetAttribute.Size)) is int size ? (NetworkSize)size : PublishedSize.Default.Size);

    public EquatableArray<int>? StageChannels => List(nameof(ShuffleNetAttribute.StageChannels));

    public EquatableArray<int>? StageRepeats => List(nameof(ShuffleNetAttribute.StageRepeats));

    public EquatableArray<int>? StageStrides => List(nameof(ShuffleNetAttribute.StageStrides));

    public EquatableArray<int>? DepthwiseKernels => List(nameof(ShuffleNetAttribute.DepthwiseKernels));

    public EquatableArray<int>? UnitKinds => List(nameof(ShuffleNetAttribute.UnitKinds));

    public EquatableArray<int>? MiddleChannels => List(nameof(ShuffleNetAttribute.MiddleChannels));

    public EquatableArray<int>? HardSwishStages => List(nameof(ShuffleNetAttribute.HardSwishStages));

    public EquatableArray<int>? SqueezeExcitationStages => List(nameof(ShuffleNetAttribute.SqueezeExcitationStages));

    public int? StemChannels => Number(nameof(ShuffleNetAttribute.StemChannels));

    public int? HeadChannels => Number(nameof(ShuffleNetAttribute.HeadChannels));

    public int? Outputs => Number(nameof(ShuffleNetAttribute.Outputs));

    public EquatableArray<int>? OutputStages => List(nameof(ShuffleNetAttribute.OutputStages));

    public int? Threads => Number(nameof(ShuffleNetAttribute.Threads));

    /// <summary>Whether a property is set.</summary>
    public bool Has(string property) => values.ContainsKey(property);

    /// <summary>A truth that is set; null where it is not.</summary>
    public bool? Truth(string property) => (bool?)this[property];

    /// <summary>A number that is set, or the number of an enum's member; null where it is not.</summary>
    public int? Value(string property) => Number(property);

    /// <summary>The same with one property set, whatever it was.</summary>
    public RawSpec With(string property, object value)
    {
        Dictionary<string, object> changed = values.ToDictionary(pair => pair.Key, pair => pair.Value);
        changed[property] = value;
        return new(changed);
    }

    private int? Number(string property) => (int?)this[property];

    private EquatableArray<int>? List(string property) => (EquatableArray<int>?)this[property];
}
