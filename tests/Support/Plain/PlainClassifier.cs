namespace ShuffleNet.Compiler.Tests.Support.Plain;

/// <summary>A matrix, or the same as a 1x1 convolution, as farmingyard's file has it.</summary>
internal sealed record PlainClassifier(
    string Name, string Bottom, string Top, int Outputs, int Inputs, double[] Weights, double[]? Bias, bool AsConvolution)
    : PlainLayer(Name, [Bottom], [Top]);
