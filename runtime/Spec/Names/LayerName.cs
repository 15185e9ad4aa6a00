namespace ShuffleNet.Compiler;

/// <summary>A convolution and the batch normalisation after it, as weight files call them.</summary>
/// <param name="Weight">The beginning of the names of filters and bias.</param>
/// <param name="Norm">The beginning of the names of the normalisation's tensors.</param>
internal sealed record LayerName(string Weight, string Norm);
