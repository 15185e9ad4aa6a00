namespace ShuffleNet.Compiler.Import;

/// <summary>A property in which a file and a class differ.</summary>
/// <param name="Property">A property of <see cref="NetworkSpec"/>.</param>
/// <param name="Node">The node, layer or tensor of the file that shows it.</param>
/// <param name="InFile">Its value in the file; several, joined by "or", where the file would fit more than one.</param>
/// <param name="InClass">Its value in the class.</param>
public sealed record SpecMismatch(string Property, string Node, string InFile, string InClass)
{
    /// <summary>A sentence.</summary>
    public override string ToString() => $"{Property} is {InFile} in the file (node {Node}), {InClass} in the class";
}
