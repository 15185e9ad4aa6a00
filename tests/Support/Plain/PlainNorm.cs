namespace ShuffleNet.Compiler.Tests.Support.Plain;

/// <summary>Batch normalisation in place: gamma, beta, mean, variance.</summary>
internal sealed record PlainNorm(string Name, string Blob, double[] Gamma, double[] Beta, double[] Mean, double[] Variance)
    : PlainLayer(Name, [Blob], [Blob]);
