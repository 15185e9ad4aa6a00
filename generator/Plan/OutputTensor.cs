namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>A result of the network, which is the caller's memory.</summary>
/// <param name="Name">What it is called where the network runs.</param>
internal sealed record OutputTensor(string Name, TensorType Type);
