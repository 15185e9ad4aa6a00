namespace ShuffleNet.Compiler.Tests.Support.Plain;

/// <param name="Folded">Normalisations are folded into biases.</param>
/// <param name="ClassifierAsConvolution">As farmingyard's V1 file has it.</param>
internal sealed record PlainOptions(bool Folded = false, bool ClassifierAsConvolution = true);
