namespace ShuffleNet.Compiler.Import;

/// <summary>What a file shows of a property: the values that fit it, and the node that showed it first.</summary>
/// <param name="Allowed">One value, or several that compute the same here, such as two roundings that give one size.</param>
/// <param name="Node">Name of a node, layer or tensor.</param>
internal sealed record SpecFinding(IReadOnlyList<object> Allowed, string Node)
{
    public override string ToString() => string.Join(" or ", Allowed.Select(SpecProperty.Text));
}
