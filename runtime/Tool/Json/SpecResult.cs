namespace ShuffleNet.Compiler.Tool;

/// <summary>The result of <c>spec</c>, as JSON has it.</summary>
/// <param name="Attribute">C# after <c>using ShuffleNet.Compiler</c>.</param>
/// <param name="Title">The network in words.</param>
/// <param name="Verified">Whether the compiled attribute was compared with the file.</param>
/// <param name="Difference">The largest difference, as a share of the largest output; null where it was not compared.</param>
internal sealed record SpecResult(string Attribute, string Title, bool Verified, double? Difference);
