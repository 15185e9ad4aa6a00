namespace ShuffleNet.Compiler;

/// <summary>A class and what the network says of it.</summary>
/// <param name="Class">From 0, in the order of the network's results.</param>
/// <param name="Score">A logit, or a probability where softmax was applied.</param>
public readonly record struct ClassScore(int Class, float Score);
