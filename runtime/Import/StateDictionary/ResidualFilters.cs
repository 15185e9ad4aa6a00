namespace ShuffleNet.Compiler.Import;

/// <summary>What the filters of a V1 unit show.</summary>
/// <param name="Entering">Channels that enter it.</param>
/// <param name="Middle">Channels between its pointwise convolutions.</param>
/// <param name="Branch">Channels that its branch makes.</param>
/// <param name="Leaving">Channels that leave it.</param>
/// <param name="FirstGroups">Groups of its first pointwise convolution.</param>
/// <param name="SecondGroups">Groups of its second one.</param>
internal sealed record ResidualFilters(int Entering, int Middle, int Branch, int Leaving, int FirstGroups, int SecondGroups);
