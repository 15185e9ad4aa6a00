namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>What a file calls a convolution and its batch normalisation, without <c>.weight</c> and the like.</summary>
internal sealed record LayerName(string Weight, string Norm);
