namespace ShuffleNet.Compiler.Tool;

/// <summary>A class of <see cref="EvaluateResult"/>.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Label">Its name.</param>
/// <param name="Objects">Labelled ones that are no crowd.</param>
/// <param name="Ap">The mean over overlaps from 0.5 to 0.95.</param>
/// <param name="Ap50">At an overlap of 0.5.</param>
/// <param name="Ap75">At an overlap of 0.75.</param>
internal sealed record EvaluatedClass(int Index, string Label, int Objects, double? Ap, double? Ap50, double? Ap75);
