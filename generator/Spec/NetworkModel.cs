namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>All that the source output of the generator depends on: the class to extend and the network to emit.</summary>
internal sealed record NetworkModel(TargetType Type, NetworkSpec Spec);
