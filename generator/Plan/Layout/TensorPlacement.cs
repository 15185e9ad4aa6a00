namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Where the channels of a tensor stand: channel c is plane <c>Planes[c]</c> of a buffer that tensors may share.</summary>
internal sealed record TensorPlacement(string Buffer, EquatableArray<int> Planes);
