using System.ComponentModel;

namespace ShuffleNet.Compiler;

/// <summary>What one layer may touch. Used by generated code.</summary>
/// <param name="Name">Its place, such as <c>stage2.1.pw1</c>.</param>
/// <param name="Kernel">The method that computes it.</param>
/// <param name="Loads">What it may load.</param>
/// <param name="Stores">What it may store to.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record CheckedLayer(string Name, string Kernel, IReadOnlyList<CheckedRange> Loads, IReadOnlyList<CheckedRange> Stores);
