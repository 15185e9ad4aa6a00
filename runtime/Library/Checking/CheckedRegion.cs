using System.ComponentModel;

namespace ShuffleNet.Compiler;

/// <summary>A buffer in the workspace. Used by generated code.</summary>
/// <param name="Tensors">What stands there.</param>
/// <param name="Offset">Its first byte.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="First">The layer that writes it first.</param>
/// <param name="Last">The layer that reads it last.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record CheckedRegion(string Tensors, int Offset, int Length, int First, int Last);
