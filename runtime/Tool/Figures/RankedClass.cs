namespace ShuffleNet.Compiler.Tool;

/// <summary>A class of <see cref="ClassifiedImage"/>.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Label">Of the labels' file, or the number in words.</param>
/// <param name="Output">What the network gives for it.</param>
/// <param name="Probability">The softmax of the outputs; the output itself where the network has its own softmax.</param>
internal sealed record RankedClass(int Index, string Label, float Output, double Probability);
