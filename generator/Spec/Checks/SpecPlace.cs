namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>A place in the attribute: a property, or one element of a property that is an array.</summary>
/// <param name="Property">The property's name.</param>
/// <param name="Element">Index into the array, or -1 for the whole property.</param>
internal readonly record struct SpecPlace(string Property, int Element = -1)
{
    public static implicit operator SpecPlace(string property) => new(property);

    public override string ToString() =>
        Element < 0 ? Property : FormattableString.Invariant($"{Property}[{Element}]");
}
