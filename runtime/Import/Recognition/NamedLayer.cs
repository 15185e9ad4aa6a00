namespace ShuffleNet.Compiler.Import;

/// <summary>A layer under the name by which a class asks for it.</summary>
/// <param name="Name">The beginning of its tensors' names.</param>
/// <param name="Layer">What the file has.</param>
/// <param name="Order">Row r of the class is row <c>Order[r]</c> of the file; null where the rows stand as they are.</param>
/// <param name="HasBias">Whether the class asks for a bias.</param>
internal sealed record NamedLayer(string Name, FoldedConvolution Layer, int[]? Order = null, bool HasBias = true);
